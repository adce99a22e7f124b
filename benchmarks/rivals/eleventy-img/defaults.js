// eleventy-img as its documentation calls it, with all qualities and its concurrency left alone.
// node defaults.js FOLDER_OF_PHOTOS OUTPUT WIDTHS
import { readdirSync } from "node:fs";
import { join } from "node:path";
import Image from "@11ty/eleventy-img";

const [photos, output, widths] = process.argv.slice(2);
const options = {
  widths: widths.split(",").map(Number),
  formats: ["avif", "webp", "jpeg"],
  outputDir: output,
  filenameFormat: (id, src, width, format) => `${src.split("/").pop().split(".")[0]}-${width}.${format}`,
};
await Promise.all(readdirSync(photos).sort().map((name) => Image(join(photos, name), options)));
