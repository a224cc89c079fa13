import { readdirSync, readFileSync } from 'node:fs';
import { condivisa } from '../../tests/condivisa';
import { leggiDaticert } from './daticert';
import { xmlConsegna } from './messaggi-di-prova';

const leggi = (xml: string) => leggiDaticert(Buffer.from(xml));
const codice = (cambia: (xml: string) => string) => {
  const letto = leggi(xmlConsegna(cambia));
  return 'codice' in letto ? letto.codice : null;
};

test('every field of a delivery', () => {
  expect(leggi(xmlConsegna())).toEqual({
    daticert: {
      tipo: 'avvenuta-consegna',
      errore: 'nessuno',
      mittente: 'riscossione@pec.ente.test',
      destinatari: [{ indirizzo: 'mario@pec.dest.test', tipo: 'certificato' }],
      risposte: 'riscossione@pec.ente.test',
      oggetto: 'Atto & altro',
      gestoreEmittente: 'GESTORE DI PROVA',
      istante: '2026-11-21T10:15:09+01:00',
      identificativo: 'opec1@pec.ente.test',
      msgid: '<ntf.prova.a1@pec.ente.test>',
      ricevuta: 'completa',
      consegna: 'mario@pec.dest.test',
      ricezione: [],
      erroreEsteso: null,
    },
  });
});

test.each(readdirSync(condivisa('pec', 'daticert')))('the fixture %s', (file) => {
  const letto = leggiDaticert(readFileSync(condivisa('pec', 'daticert', file)));
  expect(letto).toHaveProperty('daticert.msgid', '<ntf.01JD6Z8M3V7QK2.a1@pec.comune.esempio.it>');
});

const cambia = (da: string | RegExp, a: string) => (xml: string) => xml.replace(da, a);

test.each<[string, (xml: string) => string, string | null]>([
  [
    'a BOM, comments, CDATA, numeric references',
    (x) => `\ufeff${cambia('Atto &amp; altro', '<!-- x --><![CDATA[A<B]]>&#x20AC;')(x)}`,
    null,
  ],
  ['attributes left to their defaults', cambia(/ errore="nessuno"| tipo="certificato"/g, ''), null],
  [
    'no oggetto, no msgid, no ricevuta',
    cambia(/<oggetto>.*<\/oggetto>|<msgid>.*<\/msgid>|<ricevuta[^>]*>/g, ''),
    null,
  ],
  [
    'several recipients',
    cambia('<risposte>', '<destinatari tipo="esterno">b@c.test</destinatari><risposte>'),
    null,
  ],
  ['a DOCTYPE', cambia('<postacert', '<!DOCTYPE postacert><postacert'), 'pec.daticert_vietato'],
  [
    'an entity that grows',
    cambia('<postacert', '<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><postacert'),
    'pec.daticert_vietato',
  ],
  ['an entity without DOCTYPE', cambia('Atto &amp;', 'Atto &fuori;'), 'pec.daticert_illeggibile'],
  ['a processing instruction', cambia('<dati>', '<?php ?><dati>'), 'pec.daticert_illeggibile'],
  ['not closed', cambia('</postacert>', ''), 'pec.daticert_illeggibile'],
  [
    'closed in another order',
    cambia('</dati>\n</postacert>', '</postacert>\n</dati>'),
    'pec.daticert_illeggibile',
  ],
  ['two roots', (x) => `${x}<postacert/>`, 'pec.daticert_illeggibile'],
  [
    'an attribute twice',
    cambia('errore="nessuno"', 'errore="nessuno" errore="altro"'),
    'pec.daticert_illeggibile',
  ],
  ['an illegal character', cambia('GESTORE', 'GES\u0001TORE'), 'pec.daticert_illeggibile'],
  ['another encoding', cambia('UTF-8', 'ISO-8859-1'), 'pec.daticert_illeggibile'],
  ['too deep', cambia('Atto', '<a><a><a><a><a><a><a><a><a>'), 'pec.daticert_illeggibile'],
  ['an unknown tipo', cambia('avvenuta-consegna', 'mancata-consegna'), 'pec.tipo_sconosciuto'],
  ['no tipo', cambia('tipo="avvenuta-consegna" ', ''), 'pec.daticert_non_valido'],
  ['an unknown errore', cambia('nessuno', 'boh'), 'pec.daticert_non_valido'],
  ['an unknown attribute', cambia('errore=', 'altro="x" errore='), 'pec.daticert_non_valido'],
  ['an unknown element', cambia('<consegna>', '<novita/><consegna>'), 'pec.daticert_non_valido'],
  [
    'another order',
    cambia(/(<identificativo>.*<\/identificativo>)(<msgid>.*<\/msgid>)/, '$2$1'),
    'pec.daticert_non_valido',
  ],
  ['no sender', cambia(/<mittente>.*<\/mittente>/, ''), 'pec.daticert_non_valido'],
  ['no recipients', cambia(/<destinatari.*<\/destinatari>/, ''), 'pec.daticert_non_valido'],
  [
    'an element inside a text',
    cambia('mario@pec.dest.test</consegna>', '<b>mario</b></consegna>'),
    'pec.daticert_non_valido',
  ],
  ['text between the elements', cambia('<dati>', '<dati>ciao'), 'pec.daticert_non_valido'],
  [
    'consegna twice',
    cambia('</consegna>', '</consegna><consegna>b@c.test</consegna>'),
    'pec.daticert_non_valido',
  ],
  ['a delivery to nobody', cambia(/<consegna>.*<\/consegna>/, ''), 'pec.daticert_non_valido'],
  ['a success with an error', cambia('nessuno', 'no-dest'), 'pec.daticert_non_valido'],
  [
    'a msgid without brackets',
    cambia('&lt;ntf.prova.a1@pec.ente.test&gt;', 'ntf'),
    'pec.daticert_non_valido',
  ],
  ['31 November', cambia('21/11/2026', '31/11/2026'), 'pec.daticert_non_valido'],
  ['hour 24', cambia('10:15:09', '24:15:09'), 'pec.daticert_non_valido'],
  ['no offset', cambia(' zona="+0100"', ''), 'pec.daticert_non_valido'],
])('%s', (_nome, modifica, atteso) => {
  expect(codice(modifica)).toBe(atteso);
});

test('over 64 KB, or not UTF-8', () => {
  expect(codice(cambia('Atto', 'a'.repeat(66_000)))).toBe('pec.daticert_illeggibile');
  expect(leggiDaticert(Buffer.from(xmlConsegna(cambia('Atto', 'à')), 'latin1'))).toEqual({
    codice: 'pec.daticert_illeggibile',
  });
});
