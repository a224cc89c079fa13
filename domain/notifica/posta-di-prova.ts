import { giornoDi } from '../calendario';
import { CODICI_POSTA } from '../dati/codici-posta';
import { LEGGE } from '../profili/legge';
import { componiProfilo, parametro } from '../profili/profilo';
import { VASTO } from '../profili/vasto';
import { type EsamePosta, perfezionamentoPosta } from './posta';
import type { EventoPosta, ProdottoPostale, Recapito } from './posta-eventi';

const conLegge = componiProfilo('prova', null, { legge: LEGGE });
const conVasto = componiProfilo('vasto', null, { legge: LEGGE, profilo: VASTO });

type Senza<T> = T extends unknown ? Omit<T, 'id' | 'quando'> : never;
type Contenuto = Senza<EventoPosta>;

/** The id is the content: the same piece of evidence has the same id. */
export const evento = (contenuto: Contenuto): EventoPosta =>
  ({ ...contenuto, id: JSON.stringify(contenuto), quando: `${contenuto.il}T10:00:00+01:00` }) as EventoPosta;

/** The event of a code of the table. */
export function codice(nome: string, il: string, piu: Partial<Recapito> = {}): EventoPosta {
  const noto = CODICI_POSTA.get(nome);
  if (!noto) throw new Error(`codice ${nome} non in tabella`);
  const s = noto.significato;
  if (s.genere === 'lavorazione') return evento({ tipo: 'lavorazione', codice: nome, passo: s.passo, il });
  const { esito, stadio } = s;
  return evento({
    tipo: 'recapito',
    codice: nome,
    esito,
    stadio,
    il,
    causa: piu.causa ?? null,
    consegnatario: piu.consegnatario ?? null,
  });
}

export const esamina = (
  prodotto: ProdottoPostale,
  eventi: readonly EventoPosta[],
  profilo = conLegge,
): EsamePosta =>
  perfezionamentoPosta(eventi, prodotto, (nome, dal) => parametro(profilo, nome, giornoDi(dal)));

export const esaminaVasto = (prodotto: ProdottoPostale, eventi: readonly EventoPosta[]): EsamePosta =>
  esamina(prodotto, eventi, conVasto);

export const spedito = codice('CON018', '2026-03-02');
export const cad = (il: string): EventoPosta => evento({ tipo: 'cad_spedita', numero: '1', il });
export const arCad = (il: string, esito: 'CONSEGNATA' | 'NON_CONSEGNATA' = 'CONSEGNATA') =>
  evento({ tipo: 'cad_esito', esito, il });
export const documento = (nome: 'ARCAD' | 'CAN' | '23L', il: string) =>
  evento({ tipo: 'documento', documento: nome, riferimento: `img-${nome}`, sha256: null, il });
export const perfezionata = (regola: string, destinatarioIl: string) => ({
  esito: 'perfezionata',
  regola,
  mittenteIl: '2026-03-02',
  destinatarioIl,
});
