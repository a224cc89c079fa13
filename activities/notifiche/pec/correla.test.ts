import type { EsamePec } from '../../../formats/pec/tipi';
import { correla } from './correla';

const MSGID = '<ntf.prova.a1@pec.ente.test>';
const con = {
  attempt: { messageId: MSGID, destinatario: 'Mario@pec.dest.test' },
  casella: 'riscossione@pec.ente.test',
};

const esame = (
  daticert: Partial<NonNullable<EsamePec['daticert']>> = {},
  altro: { valida?: boolean; intestazioni?: EsamePec['intestazioni'] } = {},
): EsamePec => ({
  verifica: {
    valida: altro.valida ?? true,
    codice: null,
    tipo: 'avvenuta-consegna',
    msgid: MSGID,
    destinatario: null,
    classe: null,
    il: null,
    controlli: { digest: 'ok', firma: 'ok', catena: 'ok', gestore: 'non_disponibile' },
  },
  daticert: {
    tipo: 'avvenuta-consegna',
    errore: 'nessuno',
    mittente: 'RISCOSSIONE@pec.ente.test',
    destinatari: [{ indirizzo: 'mario@pec.dest.test', tipo: 'certificato' }],
    risposte: '',
    oggetto: null,
    gestoreEmittente: 'G',
    istante: '2026-11-21T10:15:09+01:00',
    identificativo: 'x',
    msgid: MSGID,
    ricevuta: 'completa',
    consegna: 'mario@pec.dest.test',
    ricezione: [],
    erroreEsteso: null,
    ...daticert,
  },
  intestazioni: altro.intestazioni ?? [{ nome: 'x-ricevuta', valore: 'avvenuta-consegna' }],
  sha1: false,
  parziale: true,
});

test.each<[string, EsamePec, string | null]>([
  ['ours, whatever the case of the addresses', esame(), null],
  ['an acceptance names the recipient among the addressees', esame({ consegna: null }), null],
  ['not valid', esame({}, { valida: false }), 'pec.non_valida'],
  ['no X-Ricevuta', esame({}, { intestazioni: [] }), 'pec.non_ricevuta'],
  [
    'a receipt wrapped in a transport envelope',
    esame(
      {},
      {
        intestazioni: [
          { nome: 'x-ricevuta', valore: 'x' },
          { nome: 'x-trasporto', valore: 'errore' },
        ],
      },
    ),
    'pec.non_ricevuta',
  ],
  ['about another message', esame({ msgid: '<altro@pec.ente.test>' }), 'pec.altro_messaggio'],
  ['without a reference, found by the identifier of the provider', esame({ msgid: null }), null],
  ['the same, of another mailbox', esame({ msgid: null, mittente: 'x@pec.ente.test' }), 'pec.altra_casella'],
  ['sent by another mailbox', esame({ mittente: 'tributi@pec.ente.test' }), 'pec.altra_casella'],
  ['delivered to somebody else', esame({ consegna: 'luigi@pec.dest.test' }), 'pec.altro_destinatario'],
])('%s', (_nome, e, codice) => {
  expect(correla(e, con)).toEqual({ nostra: codice === null, codice });
});
