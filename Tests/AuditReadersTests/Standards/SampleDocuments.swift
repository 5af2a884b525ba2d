import AuditCore

/// Small sound documents that tests read, and spoil.
enum SampleDocuments {
  static let vocabulary = """
    <?xml version="1.0" encoding="UTF-8"?>
    <vocabulary xmlns="urn:caseaudit:vocabulary:1" id="tiny-case" version="1.0">
      <title>Tiny case</title>
      <codes id="roshLevel" title="Risk of serious harm level">
        <code value="low" source="RLRH L"/>
        <code value="very high" label="Very high indeed"/>
      </codes>
      <case key="case.id" title="Case">
        <field path="case.id" type="text" title="Case reference" required="yes">
          <summary>The  reference
            of the case.</summary>
          <source system="nDelius" field="OFFENDER.CRN"/>
        </field>
        <field path="unit.pdu" type="text" title="PDU"/>
        <field path="rosh.level" type="code" codes="roshLevel" title="RoSH level"/>
        <field path="isOpen" type="boolean" title="Open"/>
        <field path="offences" type="integer" title="Offences" minimum="0" maximum="99"/>
        <field path="rsr.score" type="decimal" places="2" title="RSR score"/>
        <field path="ogrs" type="decimal" title="OGRS"/>
        <field path="sentence.startedOn" type="date" title="Sentence start" minimum="2000-01-01"/>
        <field path="inductedAt" type="dateTime" title="Induction"/>
        <field path="waited" type="daysTimeDuration" title="Waited"/>
        <field path="term" type="yearsMonthsDuration" title="Term"/>
        <list name="contacts" title="Contact">
          <field path="date" type="date" title="Date"/>
          <field path="attended" type="boolean" title="Attended"/>
          <list name="notes" title="Note">
            <field path="words" type="text" title="Words"/>
          </list>
        </list>
      </case>
    </vocabulary>
    """

  static let framework = """
    <?xml version="1.0" encoding="UTF-8"?>
    <framework xmlns="urn:caseaudit:framework:1" id="tiny" version="1.0" vocabulary="tiny-case" calendar="england-and-wales" notEvidenced="excluded">
      <title>Tiny framework</title>
      <summary>For tests.</summary>
      <source id="rules" title="Made-up rules" published="2021-07" address="https://example.org"/>
      <ratings source="rules" verified="yes">
        <rating id="poor" label="Poor" points="0"/>
        <rating id="fair" label="Fair" points="1"/>
        <rating id="fine" label="Fine" points="3"/>
      </ratings>
      <level id="region" label="Region" plural="Regions" field="unit.region" standards="none"/>
      <level id="pdu" label="PDU" plural="PDUs" field="unit.pdu" standards="2.1"/>
      <bands id="shares" over="share" rounding="halfUp" source="rules">
        <band rating="poor" from="0" to="49"/>
        <band rating="fair" from="50" to="79"/>
        <band rating="fine" from="80" to="100"/>
      </bands>
      <bands id="exact" over="share">
        <band rating="poor" from="0" below="49.5"/>
        <band rating="fine" from="49.5" to="100"/>
      </bands>
      <bands id="sums" over="points">
        <band rating="poor" from="0" to="2"/>
        <band rating="fine" from="3" to="6"/>
      </bands>
      <discretion within="5" fewCases="5" oneCase="yes" source="rules" verified="no"/>
      <define name="first  days" is="15" source="rules">How soon the first contact must be.</define>
      <domain code="1" title="Leadership">
        <standard code="1.1" title="Leaders" basis="evidence">
          <statement>Leaders lead.</statement>
        </standard>
      </domain>
      <domain code="2" title="Casework">
        <standard code="2.1" title="Assessment" bands="shares" cases="rosh.level != &quot;low&quot;">
          <keyQuestion code="2.1.1" title="engaging">
            <question>Does assessment engage?</question>
            <applies>isOpen</applies>
            <prompt code="a" critical="yes">
              <question>Was it prompt?</question>
              <applies>sentence.startedOn != null</applies>
              <met>
                count(contacts) &lt; 3 <!-- few --> and
                isOpen
              </met>
              <guidance>Look at the contacts.</guidance>
              <remedy>See people.</remedy>
              <tests>
                <case expect="met" note="prompt" asOf="2024-06-03" sentence.startedOn="2024-01-08" isOpen="yes">
                  <contacts date="2024-01-12" attended="yes"><notes words="seen"/></contacts>
                  <contacts date="2024-01-19"/>
                </case>
                <case expect="notApplicable"/>
              </tests>
            </prompt>
            <prompt code="b">
              <question>Was it kind?</question>
            </prompt>
            <indicates>notMet = 0</indicates>
          </keyQuestion>
        </standard>
        <standard code="2.2" title="Planning" bands="exact" rated="no">
          <keyQuestion code="2.2.1" title="planning">
            <prompt code="a"><question>Is there a plan?</question></prompt>
          </keyQuestion>
        </standard>
      </domain>
      <overall title="Overall" bands="sums" levels="pdu" of="all"/>
    </framework>
    """

  static let delta = """
    <delta xmlns="urn:caseaudit:framework:1" id="tiny-2" version="2" extends="tiny" baseVersion="1.0">
      <title>Tiny, second year</title>
      <define name="first days" is="10" source="rules">Sooner.</define>
      <set item="2.1.1.a" critical="no" why="Not always."><applies>isOpen</applies></set>
      <add to="2.1.1" after="a"><prompt code="c"><question>New?</question></prompt></add>
      <reword item="2.1"><title>Looking</title></reword>
      <replace item="2.2.1.a"><prompt code="a"><question>Other?</question></prompt></replace>
      <drop item="2.1.1.b">Nobody could tell.</drop>
    </delta>
    """

  static let tailoring = """
    <tailoring xmlns="urn:caseaudit:tailoring:1" id="local" version="1" base="tiny"
      by="Head of quality" on="2024-05-01">
      <title>Local</title>
      <why>Eastwold does it.</why>
      <drop item="2.1.1.b" why="Nobody can tell."/>
      <set item="first days" is="10" why="A promise."/>
      <reword item="2.2.1.a" why="Our words."><question>Is there a good plan?</question></reword>
      <add to="2.1.1" why="A promise."><prompt code="local"><question>A leaflet?</question></prompt></add>
    </tailoring>
    """

  static let calendar = """
    <calendar xmlns="urn:caseaudit:calendar:1" id="tiny" title="Tiny" from="2024-01-01" to="2024-12-31">
      <source title="Made up"/>
      <holiday on="2024-01-01" name="New Year's Day"/>
      <holiday on="2024-12-25" name="Christmas Day"/>
    </calendar>
    """

  static func file(_ text: String, path: String = "sample.xml") -> SourceFile {
    SourceFile(path: path, text: text)
  }
}
