import { type Elemento, elenco, p } from '../contenuto';
import type { Contesto } from '../contesto';
import type { Immobile } from '../dati-procedura';
import { delGiorno, ilGiorno } from '../parole';

/** The vehicle as the register search has it; without one, the register itself is named (atti.md A09). */
export function veicolo({ dati }: Contesto): Elemento {
  const { veicolo: dato } = dati;
  if (!dato)
    return p('Il veicolo è quello che il Pubblico registro automobilistico indica come di sua proprietà.');
  const nome = [dato.tipo, dato.fabbricaModello].filter(Boolean).join(' ');
  const telaio = dato.telaio ? `, telaio ${dato.telaio}` : '';
  const visura = dato.visuraIl
    ? ` È di sua proprietà secondo la visura del Pubblico registro automobilistico ${delGiorno(dato.visuraIl)}.`
    : '';
  return p(`Il veicolo è: ${nome ? `${nome}, ` : ''}targa ${dato.targa}${telaio}.${visura}`);
}

function catasto({ comune, foglio, particella, subalterno, categoria, quota }: Immobile): string {
  const parti = [
    `${comune}, foglio ${foglio}, particella ${particella}`,
    subalterno && `subalterno ${subalterno}`,
    categoria && `categoria ${categoria}`,
    quota && `quota ${quota}`,
  ];
  return `${parti.filter(Boolean).join(', ')}.`;
}

export function immobili({ dati }: Contesto): Elemento[] {
  if (dati.immobili.length === 0)
    return [p("L'immobile è quello che il catasto e i registri immobiliari indicano come di sua proprietà.")];
  return [p("L'immobile è:"), elenco(...dati.immobili.map(catasto))];
}

/** The act that came before this one and whose term is over: `nome` with its article. */
export function precedente({ dati }: Contesto, nome: string): Elemento[] {
  const { precedente: atto } = dati;
  if (!atto) return [];
  const numero = atto.numero ? ` n. ${atto.numero}` : '';
  const data = atto.notificato ? `con notifica ${delGiorno(atto.il)}` : delGiorno(atto.il);
  return [
    p(`Prima di questo atto ha ricevuto ${nome}${numero}, ${data}: il termine è passato senza il pagamento.`),
  ];
}

/** The sollecito that came before (c. 795). */
export function solleciti({ dati }: Contesto): Elemento[] {
  const { sollecito } = dati;
  return sollecito
    ? [p(`Le abbiamo già inviato il sollecito n. ${sollecito.numero} ${ilGiorno(sollecito.speditoIl)}.`)]
    : [];
}
