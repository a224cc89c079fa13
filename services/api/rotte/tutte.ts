import type { Rotta } from '../quadro/rotta';
import { approva, respingi } from './approvazioni';
import * as atti from './atti';
import * as bozze from './bozze';
import { carica } from './carica';
import * as carichi from './carichi';
import { fissaParametri } from './carico-parametri';
import * as caselle from './caselle';
import { COMANDI } from './comandi';
import { leggiComando } from './comando';
import * as compiti from './compiti';
import * as cruscotto from './cruscotto';
import { registraFile, registraTesto } from './documenti';
import { elencaEnti, elencaProfili, io, leggiEnte, orologio } from './enti';
import { esito } from './esiti';
import { ESPORTAZIONI } from './esportazioni';
import * as lotti from './lotti';
import { creaMappa, elencaMappe, proponiMappa } from './mappe';
import * as messi from './messi';
import * as messiAtti from './messi-atti';
import * as notifiche from './notifiche';
import * as pagamenti from './pagamenti';
import * as posta from './posta';
import * as pratica from './pratica';
import * as pratiche from './pratiche';
import * as prescrizioni from './prescrizioni';
import * as profili from './profili';
import * as prove from './prove';
import { PROVVEDIMENTI } from './provvedimenti';
import * as pubblicazioni from './pubblicazioni';
import * as raccomandate from './raccomandate';
import { registra as registraRelata } from './relate';
import { importa } from './relate-file';
import * as scansioni from './scansioni';
import { acquisisciLotto, acquisisciScansione } from './scansioni-carica';
import * as simulazioni from './simulazioni';

/** Every route of `/v1`, in the order of the documentation. */
export const ROTTE: readonly Rotta[] = [
  io,
  elencaEnti,
  leggiEnte,
  elencaProfili,
  profili.elencaProposte,
  profili.proponi,
  profili.approva,
  profili.leggi,
  orologio,
  carica,
  carichi.elenca,
  carichi.leggi,
  carichi.rapporto,
  carichi.minutaPdf,
  carichi.minutaCsv,
  fissaParametri,
  approva,
  respingi,
  elencaMappe,
  creaMappa,
  proponiMappa,
  registraTesto,
  registraFile,
  pratiche.elenca,
  pratiche.ricerca,
  pratica.leggi,
  pratica.passo,
  prescrizioni.leggi,
  prescrizioni.elenca,
  pratica.conto,
  pratica.movimenti,
  pratica.documento,
  ...COMANDI,
  leggiComando,
  ...PROVVEDIMENTI,
  compiti.elenca,
  compiti.leggi,
  esito,
  bozze.elenca,
  bozze.leggi,
  bozze.firma,
  lotti.elenca,
  lotti.leggi,
  lotti.prepara,
  lotti.approva,
  atti.elenca,
  atti.leggi,
  atti.pdf,
  notifiche.elenca,
  cruscotto.leggi,
  cruscotto.csv,
  notifiche.leggi,
  notifiche.fascicolo,
  notifiche.prova,
  messi.elenca,
  messi.nomina,
  messi.daAffidare,
  messi.distribuisci,
  messi.cessa,
  messi.affida,
  messiAtti.elenca,
  messiAtti.csv,
  messiAtti.stampa,
  registraRelata,
  importa,
  pubblicazioni.registra,
  prove.ripristina,
  caselle.elenca,
  posta.importa,
  posta.pezzi,
  posta.quarantena,
  raccomandate.registra,
  acquisisciScansione,
  acquisisciLotto,
  scansioni.elenca,
  scansioni.leggi,
  scansioni.immagine,
  scansioni.registra,
  pagamenti.ricevi,
  pagamenti.elenca,
  simulazioni.avvia,
  simulazioni.elenca,
  simulazioni.leggi,
  simulazioni.annulla,
  simulazioni.pagina,
  simulazioni.cifre,
  ...ESPORTAZIONI,
];
