import { giornoDi } from '../calendario';
import type { Cents } from '../denaro';
import type { Evento, Passo } from '../fascicolo';
import type { Motivo } from '../vocabolario';
import { attoContrario } from './atti-contrari';
import { attendi, chiudi, proponi } from './passi';
import type { Quadro } from './quadro';

const CON_RIMBORSO: ReadonlySet<Motivo> = new Set<Motivo>(['PAGATA', 'SGRAVIATA', 'SANZIONI_ESTINTE']);

/** After `chiudi` nothing is emitted; money that comes later is given back or is the Ente's. Source: R-90. */
export function dopoLaChiusura(quadro: Quadro): Passo | null {
  const { chiusura } = quadro.fatti.fascicolo;
  if (!chiusura || giornoDi(chiusura.il) > quadro.oggi) return null;
  const denaro = CON_RIMBORSO.has(chiusura.motivo)
    ? rimborso(quadro)
    : incassoDopo(quadro, chiusura.il, chiusura.versato);
  return denaro ?? attendiChiusa(quadro);
}

const attendiChiusa = (quadro: Quadro): Passo => ({ ...attendi(quadro, 'PRATICA_CHIUSA'), fino: null });

/** Credit of the debtor that nobody has proposed to give back yet. Source: R-59. */
function rimborso(quadro: Quadro): Passo | null {
  let importo = quadro.conto.credito;
  for (const proposta of quadro.fatti.proposte)
    if (proposta.tipo === 'rimborso') importo -= proposta.importo ?? 0n;
  return importo > 0n ? proponi('rimborso', 'RIMBORSO', { importo }) : null;
}

/**
 * The first later payment that nobody was told of. One of the day of the closing is later only when it was not
 * in the money received by then.
 */
function incassoDopo(quadro: Quadro, chiusaIl: string, versatoAllora: Cents | undefined): Passo | null {
  const proposti = quadro.fatti.proposte
    .filter(({ tipo }) => tipo === 'incasso')
    .map(({ importo }) => importo);
  const dopo: Cents[] = [];
  let entro = 0n;
  for (const evento of quadro.fatti.eventi) {
    if (evento.tipo !== 'pagamento') continue;
    if (evento.il > chiusaIl) dopo.push(evento.importo);
    else entro += evento.importo;
  }
  dopo.sort((a, b) => Number(a - b));
  const stessoGiorno = entro - (versatoAllora ?? entro);
  if (stessoGiorno > 0n) dopo.unshift(stessoGiorno);
  for (const importo of dopo) {
    const gia = proposti.indexOf(importo);
    if (gia < 0) return proponi('incasso', 'INCASSO_DOPO_CHIUSURA', { importo });
    proposti.splice(gia, 1);
  }
  return null;
}

const isSgravio = (evento: Evento): boolean =>
  evento.tipo === 'sgravio' || (evento.tipo === 'esitoRicorso' && evento.esito === 'accolto');

/** Opposition, nothing left, credit, nothing due. Source: R-91. */
export function fattiDiChiusura(quadro: Quadro): Passo | null {
  const { conto, fatti } = quadro;
  if (fatti.eventi.some(({ tipo }) => tipo === 'chiusuraPerOpposizione')) return chiudi('OPPOSIZIONE');
  if (quadro.inCarico.length === 0)
    return chiudi(quadro.restituite === fatti.partite.length ? 'RESTITUITA' : 'PRESCRITTA');
  const credito = rimborso(quadro);
  if (credito) return credito;
  if (conto.dovuto > 0n) return null;
  const contrario = attoContrario(quadro);
  if (contrario) return contrario;
  if (conto.versato > conto.credito) return chiudi('PAGATA');
  return chiudi(fatti.morte && !fatti.eventi.some(isSgravio) ? 'SANZIONI_ESTINTE' : 'SGRAVIATA');
}
