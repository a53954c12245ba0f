// Sends a file with the public client of the tus protocol, breaks off in the middle, and goes on.
const fs = require("fs");
const tus = require("tus-js-client");

const [endpoint, token, path, chunk] = process.argv.slice(2);
const file = fs.readFileSync(path);
const options = {
  endpoint,
  headers: { Authorization: "Bearer " + token },
  chunkSize: Number(chunk),
  retryDelays: [],
  metadata: { filename: "mine.csv", filetype: "text/csv" },
};

function fail(error) {
  console.error(String(error));
  process.exit(1);
}

function resume(url) {
  const second = new tus.Upload(file, {
    ...options,
    uploadUrl: url,
    onError: fail,
    onSuccess: () => console.log("whole " + url),
  });
  second.start();
}

const first = new tus.Upload(file, {
  ...options,
  onError: fail,
  onSuccess: () => fail("it was to be broken off"),
  onChunkComplete: (size, accepted) => {
    if (accepted < file.length) {
      console.log("broken off at " + accepted);
      first.abort().then(() => resume(first.url));
    }
  },
});
first.start();
