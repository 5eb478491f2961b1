// Compresses one file with Brotli at its best: node compress.mjs FROM TO
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const [from, to] = process.argv.slice(2);
const content = readFileSync(from);
mkdirSync(dirname(to), { recursive: true });
writeFileSync(to, brotliCompressSync(content, {
  params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
}));
