// Stands for Intl.Segmenter in the bundle: the browser takes 25 ms to make one, and CodeMirror
// makes one as it starts. This one
// is made when somebody first moves by a word of Chinese or Japanese; where the browser has none, a
// word is a run of letters.
export class LazySegmenter {
  constructor(...given) {
    this.given = given;
  }

  segment(text) {
    const { Segmenter } = Intl;
    if (!Segmenter) return [];
    this.real ??= new Segmenter(...this.given);
    return this.real.segment(text);
  }
}
