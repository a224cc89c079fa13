import { ErroreEsatto } from './errore';
import { nomeVariabile, type VariabiliAmbiente } from './sezione';
import { SEGRETO_SANDBOX } from './sezioni';

const INDIRIZZI_DOVUTI = [
  'databaseUrlApp',
  'temporalIndirizzo',
  'pecSmtpUrl',
  'pecImapUrl',
  'pecAncore',
  'apiEmittente',
  'apiJwksUrl',
] as const;
const SEGRETI = ['pecPassword'] as const;
const LOCALE = /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\]|0\.0\.0\.0)$/i;

/** What the settings came to, as far as this check is concerned. */
interface Decise {
  porte: Record<string, number>;
  sandbox: { dati: string };
  orologio: { giornoMs: number | null };
  caos: string | null;
  database: { urlApp: string };
  posta: { consolidatore: { url: string; apiKey: string } | null; ingresso: { apiKey: string } | null };
}

/** Production has no default counterpart: every refusal at once, one per line. Errors: `configurazione.produzione`. */
export function controllaProduzione(configurazione: Decise, env: VariabiliAmbiente): void {
  const rifiuti: string[] = [];
  for (const campo of INDIRIZZI_DOVUTI) {
    const nome = nomeVariabile(campo);
    const valore = env[nome]?.trim();
    if (!valore) rifiuti.push(`${nome} manca: di serie è la sandbox`);
    else if (diSandbox(valore, configurazione)) rifiuti.push(`${nome} è un indirizzo di sandbox`);
  }
  for (const campo of SEGRETI) {
    const nome = nomeVariabile(campo);
    if ((env[nome]?.trim() || SEGRETO_SANDBOX) === SEGRETO_SANDBOX)
      rifiuti.push(`${nome} è il segreto predefinito`);
  }
  if (passwordDi(configurazione.database.urlApp) === SEGRETO_SANDBOX)
    rifiuti.push(`${nomeVariabile('databaseUrlApp')} porta il segreto predefinito`);
  const { consolidatore, ingresso } = configurazione.posta;
  if (consolidatore !== null && diSandbox(consolidatore.url, configurazione))
    rifiuti.push(`${nomeVariabile('postaUrl')} è un indirizzo di sandbox`);
  if (consolidatore?.apiKey === SEGRETO_SANDBOX)
    rifiuti.push(`${nomeVariabile('postaApiKey')} è il segreto predefinito`);
  if (ingresso?.apiKey === SEGRETO_SANDBOX)
    rifiuti.push(`${nomeVariabile('postaIngressoApiKey')} è il segreto predefinito`);
  if (configurazione.orologio.giornoMs !== null)
    rifiuti.push(`${nomeVariabile('giornoMs')} accelera l’orologio`);
  if (configurazione.caos !== null) rifiuti.push(`${nomeVariabile('caos')} uccide i processi`);
  if (rifiuti.length > 0)
    throw new ErroreEsatto(
      'configurazione.produzione',
      `ESATTO_AMBIENTE=produzione rifiutato: ${rifiuti.join('; ')}. Vedi docs/configurazione.md`,
    );
}

/** A database or a Temporal on the same machine is legitimate; a counterpart on it, on our ports, is the sandbox. */
function diSandbox(valore: string, configurazione: Decise): boolean {
  if (!URL.canParse(valore)) return valore.startsWith(configurazione.sandbox.dati);
  const { hostname, port, protocol } = new URL(valore);
  const controparte = /^(https?|smtps?|imaps?):$/.test(protocol);
  const nostre = Object.values(configurazione.porte);
  return LOCALE.test(hostname) && (controparte || nostre.includes(Number(port)));
}

function passwordDi(url: string): string {
  return decodeURIComponent(new URL(url).password);
}
