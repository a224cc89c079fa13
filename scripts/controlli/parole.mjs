// What must not be found in the files: paths of somebody's machine, skipped tests, the environment read anywhere.
import { concludi, fileDelProgetto, leggi } from './file.mjs';

const TESTO = /\.(ts|tsx|mjs|cjs|js|json|md|ya?ml|sql|typ|sh|txt)$|^\.ci\/|^Dockerfile$/;
const REGOLE = [
  {
    motivo: 'percorso di una macchina',
    cerca: /(?<![\w.@:-])\/(root|work|home|Users)\/\w/,
    esclusi: /^package-lock\.json$|^scripts\/controlli\/parole\.mjs$/,
  },
  {
    motivo: 'prova saltata o isolata',
    cerca: /\b(describe|test|it)\.(skip|only|todo|failing)\b|\b(xit|xtest|xdescribe|fit|fdescribe)\(/,
    soloIn: /\.test\.tsx?$/,
  },
  {
    motivo: 'process.env si legge solo in services/configurazione e dove un processo comincia',
    cerca: /process\.env\b/,
    soloIn: /^(domain|formats|workflows|activities|database|services)\/.*\.ts$/,
    esclusi: /^services\/(configurazione|supervisore|cli)\/|\/main\.ts$|\.test\.ts$/,
  },
  {
    motivo: 'regola di un controllo spenta',
    cerca: /eslint-disable|biome-ignore-all|@ts-nocheck/,
    soloIn: /\.[cm]?tsx?$/,
  },
];

const rilievi = [];
for (const nome of fileDelProgetto().filter((file) => TESTO.test(file))) {
  const regole = REGOLE.filter(({ soloIn, esclusi }) => (soloIn?.test(nome) ?? true) && !esclusi?.test(nome));
  leggi(nome)
    .split('\n')
    .forEach((riga, i) => {
      for (const { motivo, cerca } of regole)
        if (cerca.test(riga)) rilievi.push(`${nome}:${i + 1}: ${motivo}: ${riga.trim().slice(0, 120)}`);
    });
}
concludi(rilievi);
