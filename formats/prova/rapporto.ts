import { TESTO_CODICE } from '../pec/codici';
import { oraScritta } from './ore';
import { CONTROLLI_DETTI } from './parole';
import type { EsameRicevuta } from './ricevuta';

/** `verifica.txt`: the verification report of one receipt, for a person. */
export function testoEsame(e: EsameRicevuta): string {
  const { verifica, firmatario } = e;
  const righe = [
    'RAPPORTO DI VERIFICA DI UN MESSAGGIO PEC',
    '',
    `Esito: ${verifica.codice === null ? 'autentico' : `NON AUTENTICO. ${TESTO_CODICE[verifica.codice]}`}`,
    `SHA-256 del messaggio: ${e.sha256}`,
    '',
    'Che cosa dice (da daticert.xml, parte firmata)',
    `  tipo: ${verifica.tipo ?? '-'}`,
    `  data e ora: ${verifica.il === null ? '-' : `${oraScritta(verifica.il)} (${verifica.il})`}`,
    `  gestore che lo ha emesso: ${e.gestore ?? '-'}`,
    `  mittente: ${e.mittente ?? '-'}`,
    `  destinatario: ${verifica.destinatario ?? '-'}`,
    `  oggetto: ${e.oggetto ?? '-'}`,
    `  Message-ID del messaggio trasmesso: ${verifica.msgid ?? '-'}`,
    `  identificativo dato dal gestore: ${e.identificativo ?? '-'}`,
    ...(e.erroreEsteso === null ? [] : [`  errore: ${e.erroreEsteso}`]),
    '',
    'Che cosa è stato verificato',
    ...CONTROLLI_DETTI.map((c) => `  ${c.titolo}: ${c.esito(e)} (${c.frase})`),
    '',
    'Certificato di chi ha firmato',
    ...(firmatario
      ? [
          `  soggetto: ${firmatario.soggetto}`,
          `  emittente: ${firmatario.emittente}`,
          `  numero di serie: ${firmatario.seriale}`,
          `  in vigore: dal ${firmatario.dal} al ${firmatario.al}`,
          `  SHA-256: ${firmatario.sha256}`,
        ]
      : ['  non trovato nella firma']),
    '',
    'Non verificato: revoca del certificato (CRL e OCSP non consultate), elenco pubblico dei gestori PEC.',
    ...(e.sha1 ? ['Attenzione: la firma usa SHA-1, oggi considerato debole.'] : []),
  ];
  return `${righe.join('\n')}\n`;
}
