import { profiloDi } from '../../domain/profili/profili';
import { componiProfilo, type Profilo, stratoDi } from '../../domain/profili/profilo';

type Parametri = Readonly<Record<string, unknown>>;
const MASSIMO_IN_MEMORIA = 500;
const composti = new Map<string, Profilo>();

/** Law < profile < Ente and pratica, composed once for each combination. Errors: `profilo.*` of the domain. */
export function profiloDellaPratica(nome: string, parametri: Parametri): Profilo {
  const chiave = JSON.stringify([nome, parametri]);
  const gia = composti.get(chiave);
  if (gia) return gia;
  const profilo = componiProfilo(nome, profiloDi(nome), stratoDi(parametri, 'Ente e pratica'));
  if (composti.size >= MASSIMO_IN_MEMORIA) composti.clear();
  composti.set(chiave, profilo);
  return profilo;
}
