import { giornoDi } from '../../calendario';
import type { Strumento } from '../../profili/parametri';
import { parametro } from '../../profili/profilo';
import type { Bene, Motivo } from '../../vocabolario';
import { CAUTELE, isStrumentale, raggiungeMinimo, ultimoDelPreavviso } from '../cautelare';
import { cercaBeni, isScaduta } from '../indagine';
import { isScoperta, libere, PIGNORABILI } from '../pignoramento';
import { type Quadro, residuoDelle } from '../quadro';
import { type Esame, type Ragione, ragione } from './esame';
import { attoDatato, euroScritti, giaFatto, ilAtto, ilGiorno, maiuscola, quanti } from './parole';

const CHE_COSA: Record<Strumento, { motivo: Motivo; beni: readonly Bene[]; trovare: string }> = {
  fermo: { motivo: 'PREAVVISO_FERMO', beni: ['veicolo'], trovare: 'un veicolo' },
  ipoteca: { motivo: 'PREAVVISO_IPOTECA', beni: ['immobile'], trovare: 'un immobile' },
  pignoramento72bis: {
    motivo: 'PIGNORAMENTO_TERZI',
    beni: PIGNORABILI,
    trovare: 'un conto, uno stipendio o un affitto',
  },
};

/** What keeps an instrument from beginning, whatever the order of the steps. Source. */
function impedimento(quadro: Quadro, strumento: Strumento): Ragione | null {
  const { motivo, beni, trovare } = CHE_COSA[strumento];
  const { profilo } = quadro.fatti;
  if (!parametro(profilo, 'strumenti', quadro.oggi).includes(strumento))
    return ragione('R-45', motivo, `Il profilo dell’Ente non prevede ${ilAtto(strumento)}.`);
  const partite = strumento === 'pignoramento72bis' ? libere(quadro) : quadro.attive;
  const residuo = residuoDelle(partite);
  const minimo = parametro(profilo, `minimo.${strumento}`, quadro.oggi);
  if (partite.length > 0 && !raggiungeMinimo(quadro, strumento, partite))
    return ragione(
      'R-46',
      motivo,
      minimo === null || residuo === 0n
        ? `Il residuo è di ${euroScritti(residuo)}: non c’è una somma per cui procedere.`
        : `Il residuo è di ${euroScritti(residuo)}, meno del minimo di ${euroScritti(minimo)}.`,
    );
  const esito = cercaBeni(quadro);
  if ('passo' in esito || beni.some((bene) => esito.elenco.includes(bene))) return null;
  return ragione('R-46', motivo, `L’indagine ${ilGiorno(esito.noto, 'de')} non ha trovato ${trovare}.`);
}

const strumentale = (motivo: Motivo): Ragione =>
  ragione('R-47', motivo, 'Il debitore ha mostrato che il veicolo serve al suo lavoro.');

const avviso =
  (strumento: 'fermo' | 'ipoteca'): Esame =>
  ({ quadro }) => {
    const { preavviso } = CAUTELE[strumento];
    const motivo = CHE_COSA[strumento].motivo;
    const fatto = quadro.fatti.atti.find(({ tipo }) => tipo === preavviso || tipo === strumento);
    if (fatto) return ragione('R-46', motivo, `${giaFatto(fatto)}: si fa una volta sola.`);
    if (strumento === 'fermo' && isStrumentale(quadro, quadro.oggi)) return strumentale(motivo);
    return impedimento(quadro, strumento) ?? 'ordine';
  };

const iscrizione =
  (strumento: 'fermo' | 'ipoteca'): Esame =>
  (c) => {
    const { quadro } = c;
    const { preavviso: tipo, motivi } = CAUTELE[strumento];
    const iscritto = quadro.fatti.atti.find((atto) => atto.tipo === strumento);
    if (iscritto) return ragione('R-46', motivi.iscrizione, `${giaFatto(iscritto)}: si fa una volta sola.`);
    const preavviso = quadro.fatti.atti.find((atto) => atto.tipo === tipo);
    const entro = preavviso ? ultimoDelPreavviso(quadro, preavviso) : null;
    if (strumento === 'fermo' && isStrumentale(quadro, entro ?? quadro.oggi))
      return strumentale(motivi.iscrizione);
    const no = impedimento(quadro, strumento);
    if (!preavviso)
      return (
        no ?? ragione('R-47', motivi.preavviso, `Serve prima ${ilAtto(tipo)}, che non è ancora partito.`)
      );
    return no?.regola === 'R-46' && no.perche.startsWith('Il residuo') ? no : 'ordine';
  };

const pignoramento: Esame = ({ quadro, nome }) => {
  const no = impedimento(quadro, 'pignoramento72bis');
  if (no) return no;
  const possibili = libere(quadro);
  if (possibili.some((p) => isScoperta(quadro, p))) return 'ordine';
  const ferme = quadro.attive.filter((p) => !possibili.includes(p) && p.titolo !== null);
  if (ferme.length > 0)
    return ragione(
      'R-20',
      'SOSPENSIONE_ESECUZIONE',
      `Un ricorso nei termini non è ancora deciso per ${ferme.map(({ id }) => nome(id)).join(', ')}.`,
    );
  const ordine = quadro.fatti.atti.findLast(({ tipo }) => tipo === 'pignoramento72bis');
  return ordine
    ? ragione('R-46', 'PIGNORAMENTO_TERZI', `${maiuscola(attoDatato(ordine))} copre già tutte le partite.`)
    : 'ordine';
};

/** Source: R-44. */
const indaga: Esame = ({ quadro }) => {
  const esito = cercaBeni(quadro);
  if ('passo' in esito) {
    const chiesta = quadro.fatti.indagini.at(-1);
    return esito.passo === 'attendi' && chiesta
      ? ragione(
          'R-44',
          'ATTESA_INDAGINE',
          `Un’indagine è già stata chiesta ${ilGiorno(giornoDi(chiesta.il))}.`,
        )
      : 'ordine';
  }
  const giorni = parametro(quadro.fatti.profilo, 'indagine.validita', quadro.oggi);
  const quale = `L’indagine ${ilGiorno(esito.noto, 'de')}`;
  return ragione(
    'R-44',
    'INDAGINE_SCADUTA',
    isScaduta(quadro, esito)
      ? `${quale} ha più di ${quanti(giorni, 'giorno', 'giorni')}, ma un’altra serve solo per iniziare uno strumento.`
      : `${quale} vale ancora, fino ${ilGiorno(esito.noto + giorni, 'a')}.`,
  );
};

export const ESAMI_STRUMENTI = {
  preavvisoFermo: avviso('fermo'),
  fermo: iscrizione('fermo'),
  preavvisoIpoteca: avviso('ipoteca'),
  ipoteca: iscrizione('ipoteca'),
  pignoramento72bis: pignoramento,
  indaga,
} as const satisfies Record<string, Esame>;
