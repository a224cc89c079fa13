import type { Cents } from '../../../domain/denaro';
import type { Partita } from '../../../domain/fascicolo';
import type { ContoDettagliato } from '../../../domain/pratica/conto';
import type { Componente, Natura } from '../../../domain/vocabolario';
import { COMPONENTI } from '../../../domain/vocabolario';
import type { DatiAttoGrezzi } from '../dati-atto';

export type RigaGrezza = DatiAttoGrezzi['crediti'][number]['righe'][number];

/** Line of each component of the list, by the nature of the claim (atti.md 1.3). */
const CODICE: Record<Natura, Record<Componente, { codice: RigaGrezza['codice']; etichetta: string }>> = {
  tributaria: {
    capitale: { codice: 'TRIBUTO', etichetta: 'tributo' },
    sanzioni: { codice: 'SANZIONE', etichetta: 'sanzioni tributarie' },
    interessi: { codice: 'INTERESSI_ATTO', etichetta: 'interessi già calcolati nella lista' },
    spese: { codice: 'SPESE_NOTIFICA_TITOLO', etichetta: 'spese già sostenute dall’Ente' },
  },
  patrimoniale: {
    capitale: { codice: 'ENTRATA', etichetta: 'entrata patrimoniale' },
    sanzioni: { codice: 'SANZIONE', etichetta: 'sanzioni amministrative' },
    interessi: { codice: 'INTERESSI_ATTO', etichetta: 'interessi già calcolati nella lista' },
    spese: { codice: 'SPESE_NOTIFICA_TITOLO', etichetta: 'spese già sostenute dall’Ente' },
  },
  cds: {
    capitale: { codice: 'SANZIONE_CDS', etichetta: 'sanzione del Codice della strada' },
    sanzioni: { codice: 'SANZIONE_CDS', etichetta: 'sanzione del Codice della strada e sue maggiorazioni' },
    interessi: { codice: 'INTERESSI_ATTO', etichetta: 'interessi già calcolati nella lista' },
    spese: { codice: 'SPESE_PROCEDIMENTO', etichetta: 'spese del procedimento' },
  },
};

/** The lines of one claim: as entrusted, less discharges and payments, each on its own line; then the mora. */
export function righeDi(p: Partita, conto: ContoDettagliato): RigaGrezza[] {
  const sua = conto.perPartita.get(p.id);
  if (!sua) return [];
  const righe: RigaGrezza[] = [];
  let sgravi = 0n;
  let pagati = 0n;
  for (const c of COMPONENTI) {
    // sanctions that fell with the death are asked of nobody: the line shows what is left of them
    const cents = p.importi[c] - (c === 'sanzioni' ? sua.cadute : 0n);
    if (cents !== 0n) righe.push({ ...CODICE[p.natura][c], cents });
    sgravi += cents - sua.residui[c] - sua.pagati[c];
    pagati += sua.pagati[c];
  }
  if (sua.mora > 0n)
    righe.push({
      codice: 'MORA',
      etichetta: 'interessi di mora',
      cents: sua.mora,
      norma: 'L. 160/2019, art. 1, c. 802',
    });
  if (pagati > 0n) righe.push({ codice: 'ACCONTI', etichetta: 'pagamenti già ricevuti', cents: -pagati });
  if (sgravi > 0n) righe.push({ codice: 'SGRAVI', etichetta: 'sgravi concessi dall’Ente', cents: -sgravi });
  return righe;
}

/** What belongs to the act and to no single claim: printed with the first one. */
export function righeComuni(spese: Cents, oneri: Cents): RigaGrezza[] {
  const righe: RigaGrezza[] = [];
  if (oneri > 0n)
    righe.push({
      codice: 'ONERI',
      etichetta: 'oneri di riscossione',
      cents: oneri,
      norma: 'L. 160/2019, art. 1, c. 803',
    });
  if (spese > 0n)
    righe.push({
      codice: 'SPESE_NOTIFICA',
      etichetta: 'spese di notifica e della procedura',
      cents: spese,
      norma: 'DM 14/4/2023',
    });
  return righe;
}
