/** CRMs for which a recipe comes with the extension. */
export type PresetId = 'tryton' | 'odoo' | 'dolibarr' | 'salesforce';

/** What is said of a preset to a person who may use it. */
export type PresetSummary = {
  readonly id: PresetId;
  /** Of the CRM, a proper noun. */
  readonly name: string;
  /** `run` where the recipe was tried on the CRM itself; `documentation` where it was written after the CRM's documentation and source. */
  readonly provenance: 'run' | 'documentation';
};

/** A preset for the page that somebody looks at. */
export type PresetOffer = PresetSummary & {
  /** The id of the site whose recipe it would become. */
  readonly site: string;
};
