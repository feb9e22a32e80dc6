// Sends a file with tus-js-client, which goes on where an earlier process was killed.
// usage: resume.mjs <endpoint> <file> <where it remembers its uploads>
// Prints "at <bytes>" whenever bytes are acknowledged, and "done <url>" at the end. The access
// token is in the environment, as TOKEN.
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { FileUrlStorage, Upload } from "tus-js-client";

const [endpoint, file, memory] = process.argv.slice(2);

const upload = new Upload(createReadStream(file), {
  endpoint,
  uploadSize: statSync(file).size,
  chunkSize: 5 * 1024 * 1024,
  retryDelays: [0, 500, 1000, 2000, 5000],
  urlStorage: new FileUrlStorage(memory),
  removeFingerprintOnSuccess: true,
  headers: { Authorization: `Bearer ${process.env.TOKEN}` },
  metadata: { filename: basename(file), scheduleAt: process.env.SCHEDULE_AT },
  onChunkComplete: (_, acknowledged) => console.log(`at ${acknowledged}`),
  onSuccess: () => console.log(`done ${upload.url}`),
  onError: (failure) => {
    console.error(failure.message);
    process.exit(1);
  },
});

const [earlier] = await upload.findPreviousUploads();
if (earlier) {
  upload.resumeFromPreviousUpload(earlier);
}
upload.start();
