// Sends a file with tus-js-client, so many times at once; prints the seconds that it took.
// usage: send.mjs <endpoint> <file> <MiB a request, 0 for all in one> <how many at once>
// The access token is in the environment, as TOKEN.
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { Upload } from "tus-js-client";

const [endpoint, file, mebibytes, copies] = process.argv.slice(2);
const chunkSize = Number(mebibytes) === 0 ? Infinity : Number(mebibytes) * 1024 * 1024;
const uploadSize = statSync(file).size;

function send() {
  return new Promise((resolve, reject) => {
    new Upload(createReadStream(file), {
      endpoint,
      uploadSize,
      chunkSize,
      retryDelays: null,
      headers: { Authorization: `Bearer ${process.env.TOKEN}` },
      metadata: { filename: basename(file), scheduleAt: process.env.SCHEDULE_AT },
      onSuccess: resolve,
      onError: reject,
    }).start();
  });
}

const begun = performance.now();
try {
  await Promise.all(Array.from({ length: Number(copies) }, send));
  console.log((performance.now() - begun) / 1000);
} catch (failure) {
  console.error(failure.message);
  process.exit(1);
}
