import type { Transazione } from '../../database/connessione';
import type { FascicoloCaricato } from '../../database/fascicolo';
import { leggiStrati } from '../../database/profili/leggi';
import { componiProfilo, type Profilo, stratoDi } from '../../domain/profili/profilo';

const MASSIMO_IN_MEMORIA = 500;
const composti = new Map<string, Profilo>();

/**
 * Law < profile < Ente < carico < pratica, from the rows of the database: composed once for each version of the rows
 * and combination of parameters. One query when the version is new, none otherwise. Errors: ErroreProfilo.
 */
export async function profiloDellaPratica(
  t: Transazione,
  { profilo: nome, parametri }: Pick<FascicoloCaricato, 'profilo' | 'parametri'>,
): Promise<Profilo> {
  const { versione, ente, carico, pratica } = parametri;
  const dellEnte = [t.enteId, versione, nome, ente];
  const base = await ricorda(dellEnte, async () =>
    componiProfilo(nome, null, await leggiStrati(t, nome, ente)),
  );
  const propri = [...Object.keys(carico), ...Object.keys(pratica)];
  if (propri.length === 0) return base;
  return ricorda([...dellEnte, carico, pratica], async () =>
    componiProfilo(nome, base, {
      carico: stratoDi(carico, 'approvazione del carico'),
      pratica: stratoDi(pratica, 'pratica'),
    }),
  );
}

async function ricorda(chiavi: readonly unknown[], componi: () => Promise<Profilo>): Promise<Profilo> {
  const chiave = JSON.stringify(chiavi);
  const gia = composti.get(chiave);
  if (gia) return gia;
  const profilo = await componi();
  if (composti.size >= MASSIMO_IN_MEMORIA) composti.clear();
  composti.set(chiave, profilo);
  return profilo;
}
