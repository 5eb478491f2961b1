namespace CallBridge.DemoOrg.Org;

/// <summary>
/// The people and companies that a fresh demo org knows. British numbers are from Ofcom's ranges for drama and American ones
/// from 555-01xx, so that none can ring anybody; only the known caller's is the documentation's own example.
/// </summary>
public static class OrgSeed
{
    /// <summary>The user whose desk phone the demo follows: extension 1001, London, British English.</summary>
    public const string AgentUsername = "agent@demo.callbridge.example";

    /// <summary>A colleague: extension 1002.</summary>
    public const string ColleagueUsername = "colleague@demo.callbridge.example";

    /// <summary>Finds one contact, Fred Bloggs, whose mobile is stored as "+44 7814 256404".</summary>
    public const string KnownCaller = "07814256404";

    /// <summary>Finds two contacts, Olivia Hart and James Hart, who share a line.</summary>
    public const string SharedNumber = "02079460321";

    /// <summary>Finds one Person Account, Margaret Okafor.</summary>
    public const string PersonAccountNumber = "07700900482";

    /// <summary>Finds only a converted lead, thus nobody.</summary>
    public const string ConvertedLeadNumber = "07700900633";

    /// <summary>Finds nobody.</summary>
    public const string UnknownNumber = "07700900999";

    /// <summary>Fills an empty org.</summary>
    public static void Fill(OrgStore org, DateTimeOffset now)
    {
        var agent = Users(org);
        Setup(org, agent);
        var planter = new Planter(org, agent, now);
        Companies(planter);
        People(planter);
        Leads(planter);
        Activities(planter);
    }

    private static string Users(OrgStore org)
    {
        var agent = User(org, null, "Alex", "Morgan", AgentUsername, "amorg", "+44 20 7946 0101", "1001", "Account Manager");
        User(org, agent, "Sam", "Taylor", ColleagueUsername, "stayl", "+44 20 7946 0102", "1002", "Support Engineer");
        return agent;
    }

    private static string User(
        OrgStore org, string? maker, string first, string last, string username, string alias, string phone, string extension, string title) =>
        org.Plant("User", new Dictionary<string, object?>
        {
            ["Username"] = username,
            ["FirstName"] = first,
            ["LastName"] = last,
            ["Alias"] = alias,
            ["Email"] = username,
            ["Phone"] = phone,
            ["Extension"] = extension,
            ["Title"] = title,
            ["IsActive"] = true,
            ["UserType"] = "Standard",
            ["TimeZoneSidKey"] = "Europe/London",
            ["LocaleSidKey"] = "en_GB",
            ["LanguageLocaleKey"] = "en_US",
            ["EmailEncodingKey"] = "UTF-8",
        }, maker).Id;

    private static void Setup(OrgStore org, string agent)
    {
        string[] statuses = ["Not Started", "In Progress", "Completed", "Waiting on someone else", "Deferred"];
        foreach (var (index, status) in statuses.Index())
        {
            org.Plant("TaskStatus", new Dictionary<string, object?>
            {
                ["MasterLabel"] = status,
                ["ApiName"] = status,
                ["SortOrder"] = index + 1L,
                ["IsDefault"] = index == 0,
                ["IsClosed"] = status == "Completed",
            }, agent);
        }

        foreach (var (name, developerName, type, person) in new[]
        {
            ("Business Account", "Business_Account", "Account", false), ("Person Account", "PersonAccount", "Account", true), ("Phone Call", "Phone_Call", "Task", false),
        })
        {
            org.Plant("RecordType", new Dictionary<string, object?>
            {
                ["Name"] = name,
                ["DeveloperName"] = developerName,
                ["SobjectType"] = type,
                ["IsActive"] = true,
                ["IsPersonType"] = person,
            }, agent);
        }
    }

    private static void Companies(Planter plant)
    {
        plant.Company("Bloggs & Daughters Joinery", "01632 960 118", "Construction", "Bristol", "United Kingdom");
        plant.Company("Northwind Ceramics Ltd", "+44 (0)161 496 0170", "Manufacturing", "Manchester", "United Kingdom");
        plant.Company("Hart Veterinary Practice", "(020) 7946 0320", "Healthcare", "London", "United Kingdom");
        plant.Company("Lindqvist Freight", "0044 191 498 0044", "Transportation", "Newcastle", "United Kingdom");
        plant.Company("Bay Harbor Analytics", "(415) 555-0134", "Technology", "San Francisco", "United States");
        plant.Company("Cedar & Pine Outfitters", "+1 206-555-0158", "Retail", "Seattle", "United States");
        plant.Add("Account", ("FirstName", "Margaret"), ("LastName", "Okafor"), ("Salutation", "Dr."),
            ("RecordTypeId", plant.Id("RecordType", "Person Account")), ("Phone", "01632 960 502"), ("PersonMobilePhone", "07700 900482"),
            ("PersonEmail", "m.okafor@example.com"), ("BillingCity", "Leeds"), ("BillingCountry", "United Kingdom"));
    }

    private static void People(Planter plant)
    {
        plant.Person("Fred", "Bloggs", "Bloggs & Daughters Joinery", "Owner", "01632 960118", "+44 7814 256404");
        plant.Person("Nell", "Bloggs", "Bloggs & Daughters Joinery", "Workshop Manager", "01632 960119", "+447700900119");
        plant.Person("Amira", "Haddad", "Northwind Ceramics Ltd", "Purchasing Lead", "0161 496 0171", "07700 900 271");
        plant.Person("Tom", "Whitfield", "Northwind Ceramics Ltd", "Kiln Supervisor", "+44 161 496 0172", "(07700) 900272");
        plant.Person("Olivia", "Hart", "Hart Veterinary Practice", "Partner", "+44 20 7946 0321", "07700-900-321");
        plant.Person("James", "Hart", "Hart Veterinary Practice", "Practice Manager", "(020) 7946 0321", "+44.7700.900322");
        plant.Person("Ingrid", "Lindqvist", "Lindqvist Freight", "Director", "0191 498 0045", "0044 7700 900445");
        plant.Person("Daniel", "Reyes", "Bay Harbor Analytics", "VP Sales", "(415) 555-0135", "+1 (415) 555-0136");
        plant.Person("Grace", "Kim", "Bay Harbor Analytics", "Data Engineer", "415.555.0137", "+1-415-555-0138");
        plant.Person("Marcus", "Webb", "Cedar & Pine Outfitters", "Buyer", "206 555 0159 x12", "12065550160");
    }

    private static void Leads(Planter plant)
    {
        plant.Lead("Priya", "Nair", "Nair Interiors", "0161 496 0175", "+44 7700 900175", "Working - Contacted");
        plant.Lead("George", "Papas", "Papas Olive Oil", "+44 20 7946 0410", null, "Open - Not Contacted");
        plant.Lead("Helen", "Carver", "Carver & Co", "(312) 555-0171", "+1 312 555 0172", "Open - Not Contacted");
        plant.Lead("Yusuf", "Demir", "Demir Tiles", null, "07700 900556", "Closed - Not Converted");
        plant.Add("Lead", ("FirstName", "Rosa"), ("LastName", "Delgado"), ("Company", "Delgado Print"), ("MobilePhone", "07700 900633"),
            ("Status", "Closed - Converted"), ("LeadSource", "Web"), ("IsConverted", true), ("ConvertedDate", plant.Day(-40)),
            ("ConvertedAccountId", plant.Id("Account", "Northwind Ceramics Ltd")), ("ConvertedContactId", plant.Id("Contact", "Amira Haddad")));
    }

    private static void Activities(Planter plant)
    {
        plant.Deal("Workshop refit", "Bloggs & Daughters Joinery", "Fred Bloggs", "Proposal/Price Quote", 18_400m, 21);
        plant.Deal("Kiln monitoring, second site", "Northwind Ceramics Ltd", "Amira Haddad", "Needs Analysis", 52_000m, 60);
        plant.Deal("Annual licence", "Bay Harbor Analytics", "Daniel Reyes", "Closed Won", 9_900m, -12);
        plant.Case("Delivery arrived damaged", "Fred Bloggs", "Working", "High", "Phone");
        plant.Case("Cannot sign in to the portal", "Olivia Hart", "New", "Medium", "Email");
        plant.Case("Question about invoice 4471", "Margaret Okafor", "New", "Low", "Web");
        plant.Case("Export is slow", "Grace Kim", "Closed", "Medium", "Web");
        plant.Add("Task", ("Subject", "Send revised quote"), ("Status", "Not Started"), ("Priority", "High"), ("ActivityDate", plant.Day(2)),
            ("WhoId", plant.Id("Contact", "Fred Bloggs")), ("WhatId", plant.Id("Opportunity", "Workshop refit")));
        plant.Add("Task", ("Subject", "Ring back about the kiln sensors"), ("Status", "Completed"), ("Priority", "Normal"),
            ("ActivityDate", plant.Day(-6)), ("WhoId", plant.Id("Contact", "Tom Whitfield")));
    }
}
