namespace CallBridge.Telephony.Simulator;

/// <summary>What a bridge is for.</summary>
internal enum ModelBridgeKind
{
    /// <summary>A talk: whoever is left alone in it is let go.</summary>
    Talk,

    /// <summary>A room: it stands until the last has left.</summary>
    Conference,

    /// <summary>A parking lot: nobody in it talks with anybody.</summary>
    Holding,
}
