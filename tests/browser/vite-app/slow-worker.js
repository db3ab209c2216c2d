/** trifold's worker on a slow disk: it reports every piece of a file that it reads. */
import "trifold/worker";

const { readAsArrayBuffer } = FileReaderSync.prototype;
FileReaderSync.prototype.readAsArrayBuffer = function (piece) {
  const end = performance.now() + 10;
  while (performance.now() < end);
  postMessage({ read: piece.size });
  return readAsArrayBuffer.call(this, piece);
};
