/**
 * How the runs that begin now lay out their history; carried in their start. A run that began in an older form ends
 * in it: it is replayed as it was, and takes the present form when it is continued as new (no patch marker to write).
 * 1 (absent): every write is an ordinary activity. 2: short writes are in the workflow task (docs/adr/0031).
 */
export const FORMA = 2;
