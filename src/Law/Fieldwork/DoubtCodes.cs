namespace Weipian.Law.Fieldwork;

/// <summary>The doubts the program can raise; <c>law/fieldwork/doubts.csv</c> names each and says whether it blocks acceptance.</summary>
public static class DoubtCodes
{
    public const string NoPosition = "no-position";
    public const string NoTime = "no-time";
    public const string NoAzimuth = "no-azimuth";
    public const string TooFar = "too-far";
    public const string AzimuthAway = "azimuth-away";
    public const string BeforeWindow = "before-window";
    public const string AfterReceipt = "after-receipt";
    public const string TooOld = "too-old";
    public const string ClockDrift = "clock-drift";
    public const string ExactDuplicate = "exact-duplicate";
    public const string SimilarDuplicate = "similar-duplicate";
    public const string ClaimDiffers = "claim-differs";
    public const string ViewpointDiffers = "viewpoint-differs";
    public const string VisitFar = "visit-far";

    /// <summary>Raised by a person who saw what no check sees.</summary>
    public const string Raised = "raised";

    public static readonly IReadOnlyList<string> All =
    [
        NoPosition, NoTime, NoAzimuth, TooFar, AzimuthAway, BeforeWindow, AfterReceipt, TooOld, ClockDrift, ExactDuplicate, SimilarDuplicate,
        ClaimDiffers, ViewpointDiffers, VisitFar, Raised,
    ];
}
