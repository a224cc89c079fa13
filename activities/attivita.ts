import type {
  AttivitaAtti,
  AttivitaIncassi,
  AttivitaLotti,
  AttivitaNotifica,
  AttivitaPec,
  AttivitaPosta,
  AttivitaPratica,
  AttivitaProvvedimenti,
  AttivitaSimulazione,
} from '../workflows/attivita';
import { rendiAtto } from './atti/rendi-atto';
import { registraComando } from './comandi/registra';
import type { Contesto } from './contesto';
import { registraRicevuta } from './incassi/ricevuta';
import { approvaLotto } from './lotti/approva-lotto';
import { annunciaEsito, concludiTentativo } from './notifiche/dici-esito';
import { trasmettiPec } from './notifiche/pec/trasmetti';
import { affidaPezzo } from './notifiche/posta/affida';
import { registraDecorso } from './notifiche/posta/decorso';
import { affidaTentativo, chiamaPersona, dichiaraIncerta, valutaTentativo } from './notifiche/tentativo';
import { emettiAtto } from './pratica/emetti';
import { inviaAtto } from './pratica/invia';
import { apriIndagine, chiudiPratica, registraProposta } from './pratica/proponi';
import { valutaPratica } from './pratica/valuta';
import { inviaProvvedimento } from './provvedimenti/invia';
import { rendiProvvedimento } from './provvedimenti/rendi';
import { annullaSimulazione, concludiSimulazione, preparaSimulazione } from './simulazione/governo';
import { inVita } from './temporal/in-vita';

/** The activities of the queue `pratica`, on their context. */
type DellaPratica = AttivitaPratica &
  AttivitaNotifica &
  AttivitaIncassi &
  AttivitaLotti &
  AttivitaProvvedimenti &
  AttivitaSimulazione;

export const creaAttivitaPratica = (c: Contesto): DellaPratica => ({
  valutaPratica: (m) => valutaPratica(c, m),
  registraComando: (m, comando) => registraComando(c, m, comando),
  emettiAtto: (m) => emettiAtto(c, m),
  inviaAtto: (m) => inviaAtto(c, m),
  apriIndagine: (m) => apriIndagine(c, m),
  registraProposta: (m) => registraProposta(c, m),
  chiudiPratica: (m) => chiudiPratica(c, m),
  valutaTentativo: (m) => valutaTentativo(c, m),
  affidaTentativo: (m) => affidaTentativo(c, m),
  chiamaPersona: (m) => chiamaPersona(c, m),
  registraDecorso: (m) => registraDecorso(c, m),
  dichiaraIncerta: (m) => dichiaraIncerta(c, m),
  concludiTentativo: (m) => concludiTentativo(c, m),
  annunciaEsito: (m) => annunciaEsito(c, m),
  approvaLotto: (m) => approvaLotto(c, m),
  registraRicevuta: (m) => registraRicevuta(c, m),
  inviaProvvedimento: (m) => inviaProvvedimento(c, m),
  preparaSimulazione: (m) => preparaSimulazione(c, m),
  concludiSimulazione: (m) => concludiSimulazione(c, m),
  annullaSimulazione: (m) => annullaSimulazione(c, m),
});

export const creaAttivitaAtti = (c: Contesto): AttivitaAtti => ({
  rendiAtto: (m) => inVita(() => rendiAtto(c, m)),
  rendiProvvedimento: (m) => inVita(() => rendiProvvedimento(c, m)),
});
export const creaAttivitaPec = (c: Contesto): AttivitaPec => ({ trasmettiPec: (m) => trasmettiPec(c, m) });
export const creaAttivitaPosta = (c: Contesto): AttivitaPosta => ({ affidaPezzo: (m) => affidaPezzo(c, m) });
