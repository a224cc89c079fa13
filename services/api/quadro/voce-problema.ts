/** One rule that refuses: what it is, where it is found, what to do. `norma` only where a law speaks. */
export interface VoceProblema {
  stato: number;
  titolo: string;
  dove: string;
  rimedio: string;
  norma?: string;
}
