import { MOTIVI_SCRITTI } from '../../domain/vocabolario';
import { type Campo, trovaVietato } from './campi';
import { COMANDI, type Comando, type NomeComando, REGISTRO } from './registro';

/** Thrown with the path of the value, never with the value. */
export class PayloadVietato extends Error {
  override name = 'PayloadVietato';
}

const ETICHETTA = /^([A-Z][A-Z0-9_]{2,40})(?: \d{4}-\d{2}-\d{2})?$/;
const ETICHETTE = new Set<string>([
  ...MOTIVI_SCRITTI,
  'PRATICA',
  'CARICO',
  'VALUTA',
  'COMANDO',
  'EMETTI',
  'RENDI',
  'INVIA',
  'INDAGA',
  'PROPONI',
  'CHIUDI',
  'TRASMETTI',
  'CHIAMA',
  'CONCLUDI',
  'CONTROLLA',
  'CARICA',
  'MINUTA',
  'AVVIA',
  'CERCA',
  'INCASSA',
  'RITENTA',
  'APPROVA',
  'SIMULAZIONE',
  'PREPARA',
  'FETTA',
  'ANNULLA',
]);

const PREFISSO = 'comando.';
function schemaDi(nome: unknown): Campo | undefined {
  if (typeof nome !== 'string') return undefined;
  if (nome.startsWith(PREFISSO)) return COMANDI[nome.slice(PREFISSO.length)];
  return Object.hasOwn(REGISTRO, nome) ? REGISTRO[nome as keyof typeof REGISTRO] : undefined;
}

/**
 * Lets through only messages of the registry and the labels of the Temporal UI.
 * Throws PayloadVietato naming the path. Source: design.md section 2.
 */
export function controllaMessaggio(valore: unknown): void {
  if (valore === undefined || valore === null) return;
  if (typeof valore === 'string') {
    const etichetta = ETICHETTA.exec(valore)?.[1];
    if (etichetta !== undefined && ETICHETTE.has(etichetta)) return;
    throw new PayloadVietato('PAYLOAD_VIETATO $');
  }
  const nome = (valore as { m?: unknown }).m;
  const schema = schemaDi(nome);
  if (!schema) throw new PayloadVietato('PAYLOAD_VIETATO $.m');
  const vietato = trovaVietato(valore, schema, '$');
  if (vietato !== null) throw new PayloadVietato(`PAYLOAD_VIETATO ${vietato}`);
}

/** A command as it came, also from the Temporal UI or the CLI: the typed one, or null when its shape is wrong. */
export function leggiComando<N extends NomeComando>(nome: N, valore: unknown): Comando<N> | null {
  const grezzo = valore ?? {};
  if (typeof grezzo !== 'object' || Array.isArray(grezzo)) return null;
  const comando = { ...grezzo, m: `${PREFISSO}${nome}` };
  const schema = COMANDI[nome];
  if (!schema || trovaVietato(comando, schema, '$') !== null) return null;
  return comando as unknown as Comando<N>;
}
