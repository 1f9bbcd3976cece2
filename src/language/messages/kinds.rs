//! What the kinds are called where one document of them is named by its id: `bestillingen`, `beställningen`, `the order`.

super::phrases! {
    /// A document of the kind `Agreement`.
    AGREEMENT { nb: "avtalen", sv: "avtalet", en: "the agreement" }
    /// A document of the kind `Body`.
    BODY { nb: "organet", sv: "organet", en: "the body" }
    /// A document of the kind `Calendar`.
    CALENDAR { nb: "kalenderen", sv: "kalendern", en: "the calendar" }
    /// A document of the kind `ChangeModel`.
    CHANGE_MODEL { nb: "endringsmodellen", sv: "ändringsmodellen", en: "the change model" }
    /// A document of the kind `ChangeRequest`.
    CHANGE_REQUEST { nb: "endringen", sv: "ändringen", en: "the change" }
    /// A document of the kind `Deviation`.
    DEVIATION { nb: "avviket", sv: "avvikelsen", en: "the deviation" }
    /// A document of the kind `Incident`.
    INCIDENT { nb: "hendelsen", sv: "incidenten", en: "the incident" }
    /// A document of the kind `Maintenance`.
    MAINTENANCE { nb: "vedlikeholdet", sv: "underhållet", en: "the maintenance" }
    /// A document of the kind `Meeting`.
    MEETING { nb: "møtet", sv: "mötet", en: "the meeting" }
    /// A document of the kind `Order`.
    ORDER { nb: "bestillingen", sv: "beställningen", en: "the order" }
    /// A document of the kind `Party`.
    PARTY { nb: "parten", sv: "parten", en: "the party" }
    /// A document of the kind `Person`.
    PERSON { nb: "personen", sv: "personen", en: "the person" }
    /// A document of the kind `Policy`.
    POLICY { nb: "regelsettet", sv: "regeluppsättningen", en: "the policy" }
    /// A document of the kind `PolicyTest`.
    POLICY_TEST { nb: "regeltesten", sv: "regeltestet", en: "the policy test" }
    /// A document of the kind `Region`.
    REGION { nb: "regionen", sv: "regionen", en: "the region" }
    /// A document of the kind `Service`.
    SERVICE { nb: "tjenesten", sv: "tjänsten", en: "the service" }
    /// A document of the kind `SupplierAccess`.
    SUPPLIER_ACCESS { nb: "leverandørtilgangen", sv: "leverantörsåtkomsten", en: "the supplier access" }
    /// A document of the kind `CatalogueEntry`.
    CATALOGUE_ENTRY { nb: "katalogoppføringen", sv: "katalogposten", en: "the catalogue entry" }
    /// A document of the kind `Escalation`.
    ESCALATION { nb: "eskaleringen", sv: "eskaleringen", en: "the escalation" }
    /// A document of the kind `GovernanceModel`.
    GOVERNANCE_MODEL { nb: "styringsmodellen", sv: "styrningsmodellen", en: "the governance model" }
    /// A document of the kind `Problem`.
    PROBLEM { nb: "problemet", sv: "problemet", en: "the problem" }
    /// A document of the kind `Release`.
    RELEASE { nb: "utgivelsen", sv: "releasen", en: "the release" }
    /// A document of the kind `ReleaseNote`.
    RELEASE_NOTE { nb: "versjonsmerknaden", sv: "versionsinformationen", en: "the release note" }
    /// A document of the kind `Roadmap`.
    ROADMAP { nb: "veikartet", sv: "färdplanen", en: "the roadmap" }
    /// A document of the kind `ServiceReport`.
    SERVICE_REPORT { nb: "tjenesterapporten", sv: "tjänsterapporten", en: "the service report" }
    /// A document of the kind `SupportReport`.
    SUPPORT_REPORT { nb: "supportrapporten", sv: "supportrapporten", en: "the support report" }
    /// A document of the kind `Lockdown`.
    LOCKDOWN { nb: "endringsstoppet", sv: "ändringsstoppet", en: "the lockdown" }
    /// A document of the kind `TrustChange`.
    TRUST_CHANGE { nb: "endringen av kontrollgrunnlaget", sv: "ändringen av kontrollunderlaget", en: "the change of what is trusted" }
    /// A document of the kind `Waiver`.
    WAIVER { nb: "dispensasjonen", sv: "dispensen", en: "the waiver" }
}
