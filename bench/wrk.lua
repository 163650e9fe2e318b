-- Sends the paths of a file in turn, and ends with one line of figures that `cargo xtask bench` reads:
--   wrk -t2 -c32 -d6s --timeout 30s -s bench/wrk.lua URL -- FILE
-- Thread 0 reads FILE.0, thread 1 FILE.1. Each reads as it goes: a long list read at the start would keep the last
-- thread back while the first is working already.

local threads = {}

function setup(thread)
   thread:set("number", #threads)
   table.insert(threads, thread)
end

function init(args)
   paths = assert(io.open(args[1] .. "." .. number))
   again = 0
   local form = wrk.format("GET", "/PATH")
   local first, last = form:find("/PATH", 1, true)
   before, after = form:sub(1, first - 1), form:sub(last + 1)
end

function request()
   local path = paths:read()
   if not path then
      paths:seek("set")
      again = again + 1
      path = paths:read()
   end
   return before .. path .. after
end

function done(summary, latency)
   local most = 0
   for _, thread in ipairs(threads) do
      most = math.max(most, thread:get("again"))
   end
   local e = summary.errors
   print(string.format(
      'FIGURES {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"errors":%d,"bytes":%d,"again":%d}',
      summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
      e.connect + e.read + e.write + e.status + e.timeout, summary.bytes, most))
end
