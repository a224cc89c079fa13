import type { Lettura } from '../claims/rapporto';
import type { Partita290 } from './partita';
import type { SoggettoLetto } from './soggetto';
import type { VoceLetta } from './voce';

type Valore = string | number | null;

/** Every field of the N2, N3 and N4 of a partita, with the names of cases/290/README.md. */
export function lettureDi(partita: Partita290): Lettura[] {
  const letture: Lettura[] = [];
  const { debitore } = partita;
  push(letture, partita.riga, { codicePartita: partita.codice === '' ? null : partita.codice });
  pushSoggetto(letture, debitore);
  for (const coobbligato of partita.coobbligati) pushSoggetto(letture, coobbligato);
  for (const voce of partita.voci) pushVoce(letture, voce);
  return letture;
}

function push(letture: Lettura[], riga: number, valori: Record<string, Valore>): void {
  for (const [campo, valore] of Object.entries(valori))
    letture.push({ riga, campo, valore: valore === null ? null : String(valore) });
}

function pushSoggetto(letture: Lettura[], letto: SoggettoLetto): void {
  const { riga, codiceFiscale, indirizzo, cap, belfiore, natura } = letto;
  push(letture, riga, { codiceFiscale, indirizzo, cap, belfiore, natura });
  const { cognome, nome, sesso, dataNascita, belfioreNascita, denominazione } = letto;
  if (natura === '1') push(letture, riga, { cognome, nome, sesso, dataNascita, belfioreNascita });
  else if (natura === '2') push(letture, riga, { denominazione });
}

function pushVoce(letture: Lettura[], voce: VoceLetta): void {
  const { riga, anno, codiceTributo, imponibile, importo, dataDecorrenza, informazioni } = voce;
  const { tipoInformazioni, titolo, tipoTitolo, numeroTitolo, dataTitolo, targa } = voce;
  push(letture, riga, { anno, codiceTributo, imponibile, importo, dataDecorrenza, informazioni });
  push(letture, riga, { tipoInformazioni });
  if (tipoInformazioni === 'E') push(letture, riga, { titolo });
  if (tipoInformazioni === 'S') push(letture, riga, { tipoTitolo, numeroTitolo, dataTitolo, targa });
}
