import type { FonteProva, TentativoProva } from '../../formats/prova/fatti';
import { attestaLaPosta } from '../../formats/prova/parole-posta';
import { numeroProva, percorsoDichiarazione } from '../../formats/prova/percorsi';
import { giorno } from '../atti/parole';

/** Who brought the evidence in: read, checked, registered. */
const portateDa = (t: TentativoProva, { prove }: FonteProva): string => {
  const suoi = t.eventi.filter((e) => prove.includes(e.id));
  const chi = new Set(suoi.flatMap((e) => attestaLaPosta(e) ?? []));
  return chi.size > 0 ? ` (${[...chi].join('; ')})` : '';
};

/** Who said the outcome that no rule of the pack computes, when, and with which proof: before a judge, in words. */
export function fonteDetta(t: TentativoProva): string {
  const { fonte } = t;
  if (!fonte) return 'registrato da chi ha curato la consegna; non risulta da chi né con quale prova';
  const { da, il, prove, documento } = fonte;
  if (prove.length > 0) {
    const numeri = t.eventi.filter((e) => prove.includes(e.id)).map((e) => numeroProva(t, e));
    return `ricavato il ${giorno(il)} dalle carte tornate, prove ${numeri.join(', ')}${portateDa(t, fonte)}`;
  }
  const chi = `dichiarato da ${da ?? 'chi ha curato la consegna'} il ${giorno(il)}`;
  return documento === null
    ? `${chi}, senza un documento che lo provi`
    : `${chi}, con la prova ${percorsoDichiarazione(t, documento.mediaType)}`;
}
