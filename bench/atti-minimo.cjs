// The floor of `atti typst`: a bare thread that compiles the same template on the same data. Nothing of the product.
const path = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const { cartella, modello, secondi } = workerData;
const compiler = NodeCompiler.create({ workspace: cartella });
let done = 0;

parentPort.on('message', (dati) => {
  compiler.mapShadow(path.join(cartella, 'dati.json'), Buffer.from(dati));
  const pdf = compiler.pdf(
    { mainFilePath: path.join(cartella, modello), resetRead: true },
    { pdfStandard: 'a-2a', creationTimestamp: secondi },
  );
  done += 1;
  if (done % 20 === 0) compiler.evictCache(0);
  parentPort.postMessage(pdf.length);
});
