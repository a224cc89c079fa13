/**
 * Figures of the study for the Comune di Firenze, as printed. Amounts in euro as text, counts as integers. They are
 * what one study of 2012-2013 says: nothing else reads them. Source: seed D, slides 13-15, 22-24, 26.
 */
export const STUDIO_FIRENZE = {
  dal: '2012-01-01',
  al: '2013-12-31',
  fonte: 'studio per il Comune di Firenze, 2012-2013 (seed D, tavole 13-15 e 22-26)',
  ingiunzioni: 62_567,
  partitePerIngiunzione: 3,
  categorie: [
    {
      chiave: 'riscosseEntro30',
      nome: 'riscosse entro 30 giorni dalla notifica',
      numero: 12_513,
      percento: 20,
      euro: 4_544_818,
      media: '363.21',
    },
    {
      chiave: 'riscosseOltre30',
      nome: 'riscosse oltre 30 giorni, in 3-4 anni',
      numero: 21_273,
      percento: 34,
      euro: 8_440_377,
      media: '396.76',
    },
    {
      chiave: 'nonRiscosseConAzioni',
      nome: 'non riscosse, con azioni',
      numero: 8_759,
      percento: 14,
      euro: 12_726_804,
      media: '1453.00',
    },
    {
      chiave: 'nonRiscosseSenzaAzioni',
      nome: 'non riscosse, senza azioni',
      numero: 13_765,
      percento: 22,
      euro: 20_000_025,
      media: '1453.00',
    },
    {
      chiave: 'discaricate',
      nome: 'discaricate',
      numero: 6_257,
      percento: 10,
      euro: 663_673,
      media: '106.07',
    },
  ],
  riscosse: 33_786,
  totaleEuro: 46_375_699,
  costi: {
    ingiunzione: '11.620',
    sollecito: '1.300',
    raccomandata: '4.130',
    /** The unit that gives the printed line; the sheet showed it rounded. */
    raccomandataUsata: '4.125',
    cautelare: '43.460',
  },
  /** Lines of the simulation of variable costs, in whole euro. */
  linee: { A: 727_028, Ar: 392_593, B: 65_069, C: 123_882, D: 1_305_197, Dr: 924_515, totale: 904_070 },
  /** Procedures: euro as printed, and the lire of DM 21/11/2000. */
  procedure: [
    { chiave: 'fermo', nome: 'fermo amministrativo', euro: '30.99', lire: 60_000 },
    { chiave: 'ipoteca', nome: 'iscrizione di ipoteca', euro: '154.94', lire: 300_000 },
    { chiave: 'pignoramentoTerzi', nome: 'pignoramento presso terzi', euro: '27.89', lire: 54_000 },
    { chiave: 'pignoramentoImmobiliare', nome: 'pignoramento immobiliare', euro: '180.76', lire: 350_000 },
    { chiave: 'pignoramentoMobiliare', nome: 'pignoramento mobiliare', euro: '18.59', lire: 36_000 },
    { chiave: 'insinuazione', nome: 'insinuazione in procedura concorsuale', euro: '154.94', lire: 300_000 },
    { chiave: 'incanto', nome: 'incanto immobiliare', euro: '41.32', lire: 80_000 },
  ],
  lirePerEuro: '1936.27',
  /** The administrative expense is said to be all fixed costs of the year over all injunctions. */
  spesaAmministrativa: '15.00',
  costiFissi: 768_071,
} as const;
