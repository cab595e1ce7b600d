/**
 * Builds the browser's files into Django's static folder.
 *
 * Every .ts and .css directly in frontend/src is an entry and becomes a file of the same name;
 * folders below it hold the modules that entries import. frontend/public is copied as it is.
 * Names carry no hash: Django's manifest storage adds it, so templates use {% static %} alone.
 */
import { cp, mkdir, readdir, rm } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "src");
const assets = join(here, "public");
const target = join(here, "../src/rukun/interfaces/web/static/rukun");

const watching = process.argv.includes("--watch");

async function entries() {
  const found = await readdir(source, { withFileTypes: true });
  return found
    .filter((file) => file.isFile() && !file.name.endsWith(".d.ts"))
    .filter((file) => [".ts", ".css"].includes(extname(file.name)))
    .map((file) => join(source, file.name))
    .sort();
}

async function copyAssets() {
  try {
    await cp(assets, target, { recursive: true });
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
}

const options = {
  entryPoints: await entries(),
  outdir: target,
  bundle: true,
  minify: true,
  sourcemap: watching ? "inline" : false,
  format: "iife", // one classic script each: runs under script-src 'self' on old phones too
  target: ["chrome90", "firefox90", "safari14"],
  charset: "utf8",
  legalComments: "none",
  loader: { ".svg": "file", ".woff2": "file" },
  assetNames: "[name]",
  external: ["/static/*"],
  logLevel: "warning",
};

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await copyAssets();

if (watching) {
  const context = await esbuild.context({ ...options, logLevel: "info" });
  await context.watch();
} else if (options.entryPoints.length > 0) {
  await esbuild.build(options);
}
