import type { AttoEmesso, Fascicolo, Passo } from '../../domain/fascicolo';
import type { TipoAtto } from '../../domain/vocabolario';
import { scriviCents } from './passi';
import { conta, type Situazione } from './situazione';

/** The facts as they will be once the act has left today: its own expense is part of what it asks for. */
export function conAtto(s: Situazione, attoId: string, passo: Passo): Fascicolo {
  const dispaccio = { il: s.oggi, ...(passo.canale !== undefined && { canale: passo.canale }) };
  if (passo.attoId !== undefined)
    return {
      ...s.fascicolo,
      atti: s.fascicolo.atti.map((a) =>
        a.id === passo.attoId ? { ...a, dispacci: [...a.dispacci, dispaccio] } : a,
      ),
    };
  const atto: AttoEmesso = {
    id: attoId,
    tipo: passo.atto as TipoAtto,
    motivo: passo.motivo,
    partite: passo.partite ?? [],
    ...(passo.rate && { rate: passo.rate }),
    dispacci: [dispaccio],
  };
  return { ...s.fascicolo, atti: [...s.fascicolo.atti, atto] };
}

export function importiDi(s: Situazione, attoId: string, passo: Passo) {
  const { residuo, mora, oneri, spese, dovuto } = conta(s, conAtto(s, attoId, passo));
  return { importi: scriviCents({ residuo, mora, oneri, spese, dovuto }), dovuto };
}
