import { profiloDi } from '../../domain/profili/profili';
import { componiProfilo, type Profilo, stratoDi } from '../../domain/profili/profilo';

type Parametri = Readonly<Record<string, unknown>>;
const MASSIMO_IN_MEMORIA = 500;
const composti = new Map<string, Profilo>();

/** Law < profile < Ente < pratica, composed once for each combination. Errors: `profilo.*` of the domain. */
export function profiloDellaPratica(nome: string, ente: Parametri, pratica: Parametri): Profilo {
  const chiave = JSON.stringify([nome, ente, pratica]);
  const gia = composti.get(chiave);
  if (gia) return gia;
  const profilo = componiProfilo(nome, profiloDi(nome), stratoDi(ente, 'Ente'), stratoDi(pratica, 'pratica'));
  if (composti.size >= MASSIMO_IN_MEMORIA) composti.clear();
  composti.set(chiave, profilo);
  return profilo;
}
