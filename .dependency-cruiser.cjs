const STANZE = '^(domain|formats|workflows|activities|database|services|scripts|tests|bench)/';
/** A test may look anywhere; the arrows are for the code that ships. */
const SPEDITO = { pathNot: '\\.test\\.ts$|-di-prova\\.ts$' };
const da = (path) => ({ ...SPEDITO, path });

module.exports = {
  forbidden: [
    {
      name: 'regole-pure',
      comment: 'domain/ knows no clock, no network, no database, no library: only itself',
      severity: 'error',
      from: da('^domain/'),
      to: { pathNot: '^domain/' },
    },
    {
      name: 'formati-puri',
      comment: 'formats/ turns bytes into records: it knows the domain and nothing else of ours',
      severity: 'error',
      from: da('^formats/'),
      to: { path: STANZE, pathNot: '^(domain|formats)/' },
    },
    {
      name: 'workflow-senza-mondo',
      comment: 'a workflow takes values from domain/ only',
      severity: 'error',
      from: da('^workflows/'),
      to: { path: '^(formats|database|services|scripts|tests)/|^node:', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'attivita-come-tipi',
      comment: 'activities enter a workflow as types only',
      severity: 'error',
      from: da('^workflows/'),
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'workflow-senza-librerie',
      comment: 'in the sandbox of the workflow lives the Temporal SDK and nothing else',
      severity: 'error',
      from: da('^workflows/'),
      to: { path: 'node_modules', pathNot: 'node_modules/@temporalio/(workflow|common)/' },
    },
    {
      name: 'database-sotto',
      comment: 'database/ knows the domain only',
      severity: 'error',
      from: da('^database/'),
      to: { path: STANZE, pathNot: '^(domain|database)/' },
    },
    {
      name: 'attivita-sotto-i-servizi',
      comment: 'activities/ do not know who runs them',
      severity: 'error',
      from: da('^activities/'),
      to: { path: '^(services|scripts|tests|bench)/' },
    },
    {
      name: 'attivita-e-messaggi',
      comment: 'of the workflows, activities know the shapes of the messages',
      severity: 'error',
      from: da('^activities/'),
      to: {
        path: '^workflows/',
        pathNot: '^workflows/(messaggi|pratica/attributi)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'sandbox-dalle-porte',
      comment: 'the people of the sandbox act through the public doors only',
      severity: 'error',
      from: da('^services/sandbox/'),
      to: {
        path: '^(database|activities|workflows)/',
        pathNot: '^database/identificativi',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'sandbox-a-parte',
      comment: 'production code has no branch for a sandbox',
      severity: 'error',
      from: {
        ...SPEDITO,
        path: STANZE,
        pathNot: `^services/(sandbox|dimostrazione)/|^(tests|bench)/|${SPEDITO.pathNot}`,
      },
      to: { path: '^services/(sandbox|dimostrazione)/' },
    },
    {
      name: 'niente-prove-nel-prodotto',
      comment: 'code that ships does not import tests',
      severity: 'error',
      from: { path: STANZE, pathNot: `^(tests|bench)/|${SPEDITO.pathNot}` },
      to: { path: '^(tests|bench)/|\\.test\\.ts$' },
    },
    {
      name: 'niente-cicli',
      comment: 'no cycles; an import of a type is erased and closes none',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'niente-irrisolti',
      comment: 'every import exists',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'types', 'default'],
    },
  },
};
