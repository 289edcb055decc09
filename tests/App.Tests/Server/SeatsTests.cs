using System.Diagnostics;
using System.Net;
using AwesomeAssertions;
using Weipian.App.Server;
using Xunit;

namespace Weipian.App.Tests.Server;

public sealed class SeatsTests
{
    [Fact]
    public async Task Who_finds_no_seat_waits_until_one_is_given_back_and_a_seat_is_given_back_once()
    {
        using var seats = new Seats();
        var taken = new List<IDisposable>();
        for (var wait = seats.Take(CancellationToken.None); wait.IsCompleted; wait = seats.Take(CancellationToken.None))
        {
            taken.Add(await wait);
            taken.Should().HaveCountLessThan(1000);
        }

        // The one that ended the loop stands in line; the next stands behind it.
        var behind = seats.Take(CancellationToken.None);
        taken[0].Dispose();
        taken[0].Dispose();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        behind.IsCompleted.Should().BeFalse();
        taken[1].Dispose();
        (await behind).Dispose();
    }

    [Fact]
    public async Task Who_leaves_the_line_takes_no_seat()
    {
        using var seats = new Seats();
        var last = seats.Take(CancellationToken.None);
        while (last.IsCompleted)
            last = seats.Take(CancellationToken.None);
        using var gone = new CancellationTokenSource();
        var leaving = seats.Take(gone.Token);
        await gone.CancelAsync();
        await leaving.Invoking(async wait => await wait).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Slow_lines_keep_nobody_from_working()
    {
        await using var office = await ServedOffice.Open();
        var (zone, clerk) = (await office.As("王芳"), await office.As("李明"));
        var sent = new TaskCompletionSource();
        var uploads = Enumerable.Range(0, 40).Select(number => clerk.Send(HttpMethod.Post, $"/api/uploads?name=slow{number}.txt", new SlowContent(sent.Task))).ToList();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        (await zone.Get("/api/programmes")).Status.Should().Be(HttpStatusCode.OK);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
        uploads.Should().OnlyContain(upload => !upload.IsCompleted);
        sent.SetResult();
        (await Task.WhenAll(uploads)).Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task Writers_in_line_behind_a_long_write_keep_nobody_from_reading()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        using var free = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var longest = Task.Run(() => office.Hall.Gate.Write(_ => begun.TrySetResult() && free.Wait(TimeSpan.FromMinutes(1)), CancellationToken.None));
        await begun.Task;
        var writers = Enumerable.Range(0, 40).Select(_ => zone.Put("/api/programmes/2024", new { set = new Dictionary<string, string>() })).ToList();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        (await zone.Get("/api/programmes")).Status.Should().Be(HttpStatusCode.OK);
        writers.Should().OnlyContain(writer => !writer.IsCompleted);
        free.Set();
        (await Task.WhenAll(writers)).Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
        (await longest).Should().BeTrue();
    }

    [Fact]
    public async Task Two_hundred_requests_at_once_are_all_answered()
    {
        await using var office = await ServedOffice.Open();
        var zone = await office.As("王芳");
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => zone.Get("/api/patches?year=2024")));
        answers.Should().OnlyContain(answer => answer.Status == HttpStatusCode.OK);
    }

    /// <summary>A body whose second half comes when it is told.</summary>
    private sealed class SlowContent(Task sent) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("第一半"u8.ToArray());
            await stream.FlushAsync();
            await sent;
            await stream.WriteAsync("第二半"u8.ToArray());
        }

        protected override bool TryComputeLength(out long length)
        {
            length = -1;
            return false;
        }
    }
}
