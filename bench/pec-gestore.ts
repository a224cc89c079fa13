/** The PEC provider of the sandbox in a process of its own, as the product has it: `pec-gestore DIR PAROLA INDIRIZZO...`. */
import { avviaSandboxPec } from '../services/sandbox/pec/avvia';

export interface Pronto {
  smtpPort: number;
  imapPort: number;
  caPem: string;
}

const ROMA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' });

async function main(dir: string, password: string, indirizzi: string[]): Promise<void> {
  const orologio = async () => {
    const istante = new Date();
    return { oggi: ROMA.format(istante), istante };
  };
  const mailboxes = indirizzi.map((indirizzo) => ({ indirizzo, password }));
  const sandbox = await avviaSandboxPec({ dir, smtpPort: 0, imapPort: 0, orologio, mailboxes });
  process.on('message', () => process.send?.(sandbox.inVolo()));
  process.once('disconnect', () => process.exit(0));
  const { smtpPort, imapPort, caPem } = sandbox;
  process.send?.({ smtpPort, imapPort, caPem } satisfies Pronto);
}

const [dir = '', password = '', ...indirizzi] = process.argv.slice(2);
void main(dir, password, indirizzi);
