using System.Net;
using CallBridge.Guard;

namespace CallBridge.Tests.Guard;

public sealed class SocketOwnersTests
{
    private static readonly string[] Table =
    [
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
        "   0: 0100007F:5237 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 11 1",
        "   1: 0100007F:C001 0100007F:5237 01 00000000:00000000 00:00000000 00000000  1001        0 12 1",
        "   2: 0100007F:5237 0100007F:C001 01 00000000:00000000 00:00000000 00000000  1000        0 13 1",
        "   3: 0000000000000000FFFF00000100007F:C002 0000000000000000FFFF00000100007F:5237 01 00000000:00000000 00:00000000 00000000  1002        0 14 1",
        "   4: 00000000000000000000000001000000:C003 00000000000000000000000001000000:5239 01 00000000:00000000 00:00000000 00000000  1003        0 15 1",
        "   5: 0100007F:C004 0100007F:5237 05 00000000:00000000 00:00000000 00000000     0        0 0 1",
        "   6: 0100007F:C005 0100007F:5237 06 00000000:00000000 00:00000000 00000000     0        0 0 1",
        "   7: 0100007F:C006 0100007F:5237 01 00000000:00000000 00:00000000 00000000     0        0 16 1",
    ];

    [Theory]
    [InlineData("127.0.0.1:49153", "127.0.0.1:21047", 1001u)]
    [InlineData("127.0.0.1:49154", "127.0.0.1:21047", 1002u)]
    [InlineData("[::1]:49155", "[::1]:21049", 1003u)]
    public void The_owner_is_that_of_the_peers_own_socket(string peer, string here, uint owner)
    {
        Assert.Equal(owner, SocketOwners.Find(Table, IPEndPoint.Parse(peer), IPEndPoint.Parse(here)));
    }

    [Fact]
    public void A_socket_that_no_table_holds_has_no_owner() =>
        Assert.Null(SocketOwners.Find(Table, IPEndPoint.Parse("127.0.0.1:49999"), IPEndPoint.Parse("127.0.0.1:21047")));

    [Theory]
    [InlineData(49156)]
    [InlineData(49157)]
    public void A_socket_whose_program_has_let_go_of_it_is_nobodys_and_not_roots(int port) =>
        Assert.Null(SocketOwners.Find(Table, new IPEndPoint(IPAddress.Loopback, port), IPEndPoint.Parse("127.0.0.1:21047")));

    [Fact]
    public void A_socket_that_root_holds_is_roots() =>
        Assert.Equal(0u, SocketOwners.Find(Table, IPEndPoint.Parse("127.0.0.1:49158"), IPEndPoint.Parse("127.0.0.1:21047")));

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("   1: 0100007F:C001 0100007F:5237 01 0 0 0 not-a-uid 0")]
    public void A_line_that_is_not_understood_names_nobody(string line) =>
        Assert.Null(SocketOwners.Find([line], IPEndPoint.Parse("127.0.0.1:49153"), IPEndPoint.Parse("127.0.0.1:21047")));
}
