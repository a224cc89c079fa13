// Limits of size: a file at most 300 lines, half of them at most 80, a function at most 70.
import ts from 'typescript';
import { concludi, fileDelProgetto, leggi } from './file.mjs';

const RIGHE_FILE = 300;
const MEDIANA_FILE = 80;
const RIGHE_FUNZIONE = 70;

const file = fileDelProgetto().filter(
  (nome) => /\.(ts|mjs|cjs)$/.test(nome) && !nome.includes('/migrations/'),
);
const rilievi = [];
const lunghezze = [];
for (const nome of file) {
  const testo = leggi(nome);
  const righe = testo.split('\n').length - 1;
  if (!nome.endsWith('.test.ts')) lunghezze.push(righe);
  if (righe > RIGHE_FILE) rilievi.push(`${nome}: ${righe} righe, al massimo ${RIGHE_FILE}`);
  rilievi.push(...funzioniLunghe(nome, testo));
}
lunghezze.sort((a, b) => a - b);
const mediana = lunghezze[Math.floor(lunghezze.length / 2)] ?? 0;
if (mediana > MEDIANA_FILE)
  rilievi.push(`mediana delle righe per file: ${mediana}, al massimo ${MEDIANA_FILE}`);
concludi(rilievi);

function funzioniLunghe(nome, testo) {
  const sorgente = ts.createSourceFile(nome, testo, ts.ScriptTarget.Latest, true);
  const trovate = [];
  const visita = (nodo) => {
    if (ts.isFunctionLike(nodo) && 'body' in nodo && nodo.body && !gruppoDiProve(nodo)) {
      const inizio = sorgente.getLineAndCharacterOfPosition(nodo.getStart()).line;
      const righe = sorgente.getLineAndCharacterOfPosition(nodo.end).line - inizio + 1;
      if (righe > RIGHE_FUNZIONE)
        trovate.push(`${nome}:${inizio + 1}: una funzione di ${righe} righe, al massimo ${RIGHE_FUNZIONE}`);
    }
    ts.forEachChild(nodo, visita);
  };
  visita(sorgente);
  return trovate;
}

/** The function given to `describe` is a list of tests, not a body. */
function gruppoDiProve(nodo) {
  return ts.isCallExpression(nodo.parent) && /^describe\b/.test(nodo.parent.expression.getText());
}
