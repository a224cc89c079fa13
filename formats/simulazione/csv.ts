import type { RapportoSimulazione } from '../../domain/simulazione/rapporto';

const COLONNE = [
  'profilo',
  'oltre_centesimi',
  'fino_centesimi',
  'pratiche',
  'affidato_centesimi',
  'incassato_centesimi',
  'costi_centesimi',
  'rimborsati_centesimi',
  'atti',
  'chiuse',
  'partite_prescritte',
  'prescritto_centesimi',
];

/** One row per profile and band of amount; semicolons, amounts in cents. */
export function csvSimulazione(r: RapportoSimulazione): string {
  const righe = r.profili.flatMap((p) =>
    p.fasce.map((f) =>
      [
        p.nome,
        f.oltre,
        f.fino ?? '',
        f.pratiche,
        f.affidato,
        f.incassato,
        f.costi,
        f.rimborsati,
        f.atti,
        f.chiuse,
        f.partitePrescritte,
        f.prescritto,
      ].join(';'),
    ),
  );
  return `${[COLONNE.join(';'), ...righe].join('\r\n')}\r\n`;
}
