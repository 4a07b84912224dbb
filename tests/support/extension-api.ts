/** The part of the extension API that the sessions use inside the extension's pages; both browsers name it `chrome`. */
export interface ExtensionApi {
  action: {
    getBadgeText(details: object): Promise<string>;
    getPopup(details: object): Promise<string>;
    getTitle(details: object): Promise<string>;
  };
  runtime: {
    getContexts(filter: { contextTypes: string[] }): Promise<{ contextId: string }[]>;
  };
}
