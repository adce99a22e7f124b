// sharp by hand: one shrunk decode a photo, two photos at once, encoders as fast as Colony's.
// libvips counts AVIF's effort from the other end: effort 3 is libaom's speed 6.
// node by-hand.js FOLDER_OF_PHOTOS OUTPUT WIDTHS
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";

const [photos, output, widths] = process.argv.slice(2);
const sizes = widths.split(",").map(Number).sort((a, b) => b - a);
const formats = {
  avif: { quality: 52, effort: 3, chromaSubsampling: "4:4:4" },
  webp: { quality: 76, effort: 2 },
  jpeg: { quality: 78, progressive: true },
};
mkdirSync(output, { recursive: true });
const waiting = readdirSync(photos).sort();

async function one(name) {
  const first = sharp(join(photos, name)).autoOrient().resize(sizes[0]).raw();
  const { data, info } = await first.toBuffer({ resolveWithObject: true });
  for (const width of sizes) {
    for (const [format, options] of Object.entries(formats)) {
      const raw = { width: info.width, height: info.height, channels: info.channels };
      const file = join(output, `${name.split(".")[0]}-${width}.${format}`);
      await sharp(data, { raw }).resize(width)[format](options).toFile(file);
    }
  }
}

async function worker() {
  for (let name = waiting.shift(); name; name = waiting.shift()) await one(name);
}
await Promise.all([worker(), worker()]);
