/** Hosts that lead inside, in every spelling that reached the loopback on Node, and the ranges that are not of the open internet. */
export const insideHosts: readonly string[] = [
  ...["127.0.0.1", "127.1", "2130706433", "0x7f.1", "017700000001", "0x7f000001", "0.0.0.0", "0", "①②⑦.⓪.⓪.①"],
  ...["localhost", "LOCALHOST.", "a.localhost", "printer.local", "metadata.google.internal", "intranet", "router.lan"],
  ...["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "169.254.169.254", "198.18.0.1"],
  ...["192.0.2.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.0.1", "203.0.113.5"],
  ...["[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::7f00:1]", "[fd00::1]", "[fe80::1]", "[fec0::1]"],
  ...["[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001::1]", "[ff02::1]", "[2001:db8::1]"],
];
