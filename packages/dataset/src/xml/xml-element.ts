/** An element of an XML document; attributes are not kept, our formats have none that matter. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}
