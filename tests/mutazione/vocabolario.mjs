import path from 'node:path';
import { format } from 'node:util';

/** Every test by its name. */
export const prove = new Map();

/** The words of jest that the pure tests use; a test of `file` goes into `prove`. All of them end before they return. */
export function vocabolario(file) {
  const sopra = [];
  const test = (titolo, corpo) => {
    const nome = [file, ...sopra, titolo].join(' > ');
    let id = nome;
    for (let n = 2; prove.has(id); n += 1) id = `${nome} (${n})`;
    prove.set(id, { id, fileName: path.resolve(file), corpo: () => finito(id, corpo()) });
  };
  const describe = (titolo, corpo) => {
    sopra.push(titolo);
    corpo();
    sopra.pop();
  };
  test.each = perRiga(test);
  describe.each = perRiga(describe);
  return { test, it: test, describe };
}

const perRiga = (parola) => (righe) => (titolo, corpo) => {
  for (const riga of righe) {
    const valori = Array.isArray(riga) ? riga : [riga];
    const nome = titolo.replace(/\$(\w+)/g, (_tutto, campo) => String(riga[campo]));
    const buchi = nome.match(/%[a-z]/g)?.length ?? 0;
    parola(format(nome, ...valori.slice(0, buchi)), () => corpo(...valori));
  }
};

function finito(id, risultato) {
  if (risultato instanceof Promise)
    throw new Error(`mutazione.asincrona: "${id}" finisce dopo; qui si misura`);
}
