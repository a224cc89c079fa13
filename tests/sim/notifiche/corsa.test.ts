import { sorteDi } from '../../../domain/simulazione/sorte';
import { Violazione } from '../invarianti';
import { corri } from './corsa';
import type { GradinoPecVivo } from './gradini';
import { finita, inOrdine } from './invarianti-notifica';
import { NotificaViva } from './vive-notifica';

const CORSE = 6;

test(`${CORSE} runs of 50 notifications with counterparts that misbehave: I1, I2, I7 hold, none is forgotten`, () => {
  const fini = { notificata: 0, non_notificata: 0, in_lista: 0 };
  let [messaggi, pezzi] = [0, 0];
  for (let corsa = 0; corsa < CORSE; corsa += 1) {
    const esito = corri(2, corsa);
    messaggi += esito.messaggi;
    pezzi += esito.pezzi;
    for (const nome of Object.keys(fini) as (keyof typeof fini)[]) fini[nome] += esito.fini[nome];
  }
  expect(fini.notificata + fini.non_notificata + fini.in_lista).toBe(CORSE * 50);
  expect(fini.notificata).toBeGreaterThan(100);
  expect(fini.in_lista).toBeGreaterThan(0);
  expect(messaggi).toBeGreaterThan(100);
  expect(pezzi).toBeGreaterThan(50);
});

test('the same seed lives the same run', () => {
  expect(corri(3, 4)).toEqual(corri(3, 4));
});

/** A notification of the seed that has a PEC in the books of its provider. */
function vissuta(): NotificaViva {
  for (let k = 0; ; k += 1) {
    const n = new NotificaViva(sorteDi(2, k), () => {});
    n.vivi();
    if (n.gestore.consegnati.size > 0 && n.tentati[0]?.processo?.provato?.esito === 'perfezionata') return n;
  }
}

const detto = (guasta: (n: NotificaViva) => void) => () => {
  const n = vissuta();
  guasta(n);
  inOrdine(n);
  finita(n);
};

test('the checks see what is wrong', () => {
  expect(detto(() => {})).not.toThrow(Violazione);
  const primo = (n: NotificaViva) => n.tentati[0]?.gradino as GradinoPecVivo;
  expect(detto((n) => n.gestore.libro.push({ messageId: 't1.a1', il: 0 }))).toThrow(
    /^I1: un messaggio partito due volte/,
  );
  const riga = { ordine: 2, stato: 'inviata' as const, da: 0, dichiarate: [] };
  expect(detto((n) => primo(n).righe.push(riga))).toThrow(/^I1: t1: la trasmissione 2 non ha una ragione/);
  expect(detto((n) => n.gestore.consegnati.clear())).toThrow(/^I7: t1 consegnato/);
  expect(detto((n) => primo(n).eventi.splice(0))).toThrow(/^I7: t1 poggia su una prova che non c/);
  const dimentica = (n: NotificaViva) => {
    const t = n.tentati[0];
    if (!t?.processo) throw new Error('senza processo');
    Object.assign(t.processo, { detto: null, provato: null, compiti: [], sveglia: null });
    delete t.dispaccio.esito;
    n.segnalato = null;
    n.oltre = null;
  };
  expect(detto(dimentica)).toThrow(/^I2: t1/);
  const oltre = {
    passo: { passo: 'emetti', atto: 'fermo', motivo: 'ISCRIZIONE_FERMO', norma: '' },
    oggi: '2026-02-01',
  } as const;
  expect(detto((n) => Object.assign(n, { oltre: { ...oltre, notificatoIl: null } }))).toThrow(/^I7: fermo/);
});
