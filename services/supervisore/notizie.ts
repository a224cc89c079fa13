import type { Notizie } from './custode';

/** Progress on one line that is written over on a terminal; elsewhere one line each time that it changes. */
export function notizieSu(uscita: NodeJS.WriteStream): Notizie {
  let ultima = '';
  const terminale = uscita.isTTY === true;
  return {
    progresso(testo) {
      if (testo === ultima) return;
      ultima = testo;
      uscita.write(terminale ? `\r\x1b[K${testo.slice(0, (uscita.columns || 110) - 1)}` : `${testo}\n`);
    },
    avviso(testo) {
      uscita.write(terminale && ultima !== '' ? `\r\x1b[K${testo}\n` : `${testo}\n`);
      if (terminale) uscita.write(ultima);
    },
  };
}
