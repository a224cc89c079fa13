import type { FileProva } from './indice';
import { isRicevutaPec, type Racconto } from './pacchetto';
import { ATTO, AUTORITA, CRONOLOGIA_HTML, CRONOLOGIA_PDF, cartellaEvento, FATTI, IMPRONTE } from './percorsi';

/** LEGGIMI.txt: what is in the pack and how to check it with nothing but openssl. */
export function testoLeggimi({ fatti, esami }: Racconto, file: readonly FileProva[]): string {
  const presenti = new Map(file.map((f) => [f.percorso, f.bytes]));
  const ricevute = fatti.tentativi.flatMap((t) =>
    t.eventi
      .filter((e) => isRicevutaPec(t, e) && esami.has(e.id))
      .map((e) => ({ cartella: cartellaEvento(t, e), il: e.il, creduta: e.dati.valida !== false })),
  );
  const righe = [
    'FASCICOLO DI PROVA DELLA NOTIFICA',
    '',
    `Atto n. ${fatti.atto.numero}, ${fatti.ente.denominazione}`,
    '',
    'CHE COSA C’È',
    `  ${CRONOLOGIA_PDF}, ${CRONOLOGIA_HTML}: il racconto della notifica, da leggere per primo`,
    ...(presenti.has(ATTO) ? [`  ${ATTO}: l’atto notificato`] : []),
    '  tentativo-N-CANALE/NN-EVENTO/: ogni prova com’è arrivata e ciò che se ne ricava',
    '    messaggio.eml: il messaggio PEC, byte per byte',
    '    firmato.bin, smime.p7s: i byte firmati e la firma del gestore',
    '    daticert.xml: i dati di certificazione (è la parte che fa fede)',
    '    postacert.eml: il messaggio consegnato, quando la ricevuta lo riporta',
    '    firmatario.pem, catena.pem: il certificato di chi ha firmato e gli altri della firma',
    '    verifica.txt, verifica.json: il rapporto della verifica',
    `  ${AUTORITA}: le autorità di certificazione di cui si fida chi ha composto il fascicolo`,
    `  ${FATTI}, perfezionamento.json: gli stessi fatti per un programma`,
    `  indice.json, ${IMPRONTE}: l’impronta SHA-256 di ogni file`,
    '',
    'COME SI CONTROLLA',
    'Con il programma che lo ha composto, anche senza rete:',
    '  esatto prova verifica FASCICOLO.zip --fidati AUTORITA.pem',
    '',
    'Con i soli comandi sha256sum e openssl, dalla cartella in cui lo ZIP è stato aperto:',
    '',
    '1. Nessun file è cambiato da quando il fascicolo è stato composto:',
    `  sha256sum -c ${IMPRONTE}`,
    ...(fatti.atto.sha256 === null
      ? []
      : [`  openssl dgst -sha256 ${ATTO}`, `  atteso: ${fatti.atto.sha256}`]),
    '',
    '2. Ogni ricevuta è firmata dal suo gestore, e il certificato valeva alla data della ricevuta',
    '(-attime: i secondi di quell’istante dal 1970). Ogni comando di verifica risponde',
    '«Verification successful» oppure «OK»; l’ultimo mostra di chi è il certificato.',
    'Le autorità contenute nel fascicolo mostrano solo che è coerente: chi vuole una prova',
    'indipendente metta al loro posto i certificati presi dall’elenco pubblico dei gestori.',
    ...ricevute.flatMap(({ cartella, il, creduta }) => [
      '',
      ...(creduta ? [] : [`${cartella}: non accolta, la sua verifica deve fallire`]),
      ...comandi(cartella, il, presenti),
    ]),
  ];
  return `${righe.join('\n')}\n`;
}

/** A line end that is not CRLF: openssl rewrites it when it reads a whole message, and the digest no longer matches. */
const fineRigaNudo = (bytes: Buffer | undefined): boolean =>
  /(?<!\r)\n|\r(?!\n)/.test(bytes?.toString('latin1') ?? '');

/** `-attime`: receipts are read years later, when certificates have expired. */
function comandi(cartella: string, il: string, presenti: ReadonlyMap<string, Buffer>): string[] {
  const secondi = Math.floor(Date.parse(il) / 1000);
  const fiducia = `-CAfile ${AUTORITA} -attime ${secondi}`;
  const ha = (nome: string) => presenti.has(`${cartella}/${nome}`);
  const catena = ha('catena.pem') ? ` -untrusted ${cartella}/catena.pem` : '';
  if (!ha('smime.p7s')) return [`${cartella}: firma non leggibile`];
  return [
    `  openssl cms -verify -binary -inform DER -in ${cartella}/smime.p7s -content ${cartella}/firmato.bin ${fiducia} -out /dev/null`,
    ...(fineRigaNudo(presenti.get(`${cartella}/firmato.bin`))
      ? []
      : [`  openssl cms -verify -in ${cartella}/messaggio.eml ${fiducia} -out /dev/null`]),
    ...(ha('firmatario.pem')
      ? [
          `  openssl verify ${fiducia}${catena} ${cartella}/firmatario.pem`,
          `  openssl x509 -in ${cartella}/firmatario.pem -noout -subject -issuer -dates -ext subjectAltName`,
        ]
      : []),
  ];
}
