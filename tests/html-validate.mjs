// How finished pages are validated: all of html-validate's recommended rules, with the reason for each exception.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Only white space is forbidden in an id (HTML Standard, 3.2.6); „1. Anfangen“ as a heading gives one that
    // begins with a digit, and selectors are not made of it.
    "valid-id": ["error", { relaxed: true }],
  },
};
