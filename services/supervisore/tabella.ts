import type { Configurazione } from '../configurazione/configurazione';
import { processiDa } from './processi';

/** What a person can open now, one row each. */
export function tabellaIndirizzi(configurazione: Configurazione): string {
  const { porte, temporal, database, api, sandbox, pec } = configurazione;
  const attivi = new Set(processiDa(configurazione).map(({ nome }) => nome));
  const senzaParola = new URL(database.urlApp);
  senzaParola.password = '';
  const righe: [string, string][] = [
    ...(attivi.has('api') ? [['API, documentazione', `${api.url}/docs`] as [string, string]] : []),
    ...(temporal.locale
      ? [['Temporal, interfaccia', `http://127.0.0.1:${porte.temporalUi}`] as [string, string]]
      : []),
    ['Temporal, gRPC', temporal.indirizzo],
    ['PostgreSQL', senzaParola.toString()],
    ...(attivi.has('sandbox')
      ? ([
          ['Sandbox, controparti', sandbox.url],
          ['PEC di sandbox', `${pec.smtpUrl}  ${pec.imapUrl}`],
        ] as [string, string][])
      : []),
    ['Dati', configurazione.dati],
  ];
  const larghezza = Math.max(...righe.map(([nome]) => nome.length));
  return ['', ...righe.map(([nome, dove]) => `  ${nome.padEnd(larghezza)}  ${dove}`), ''].join('\n');
}
