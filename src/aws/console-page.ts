/** Pages of services whose address is not the service's own word, by the words that people use. */
const PAGES: Readonly<Record<string, string>> = {
  acm: 'acm/home',
  'api-gateway': 'apigateway/home',
  autoscaling: 'ec2/home#AutoScalingGroups:',
  beanstalk: 'elasticbeanstalk/home',
  budgets: 'costmanagement/home#/budgets',
  cloudfront: 'cloudfront/v4/home',
  cloudtrail: 'cloudtrailv2/home',
  codebuild: 'codesuite/codebuild/home',
  codecommit: 'codesuite/codecommit/home',
  codedeploy: 'codesuite/codedeploy/home',
  codepipeline: 'codesuite/codepipeline/home',
  cognito: 'cognito/v2/home',
  cost: 'costmanagement/home',
  dynamodb: 'dynamodbv2/home',
  ebs: 'ec2/home#Volumes:',
  ecr: 'ecr/private-registry/repositories',
  ecs: 'ecs/v2/home',
  elb: 'ec2/home#LoadBalancers:',
  eventbridge: 'events/home',
  'identity-center': 'singlesignon/home',
  logs: 'cloudwatch/home#logsV2:log-groups',
  organizations: 'organizations/v2/home',
  opensearch: 'aos/home',
  'parameter-store': 'systems-manager/parameters',
  redshift: 'redshiftv2/home',
  route53: 'route53/v2/home',
  'secrets-manager': 'secretsmanager/home',
  sfn: 'states/home',
  sns: 'sns/v3/home',
  sqs: 'sqs/v3/home',
  ssm: 'systems-manager/home',
  sso: 'singlesignon/home',
  stepfunctions: 'states/home',
  vpc: 'vpcconsole/home',
  waf: 'wafv2/homev2',
}

/** What the console takes for a service: letters, digits and hyphens. */
export const SERVICE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** The path of a service's page with its query, in a region; null stands for the front page, and for no region. */
export function consolePage(service: string | null, region: string | null): string {
  const query = region === null ? '' : `?region=${encodeURIComponent(region)}`
  if (service === null) return `/${query}`
  const page = Object.hasOwn(PAGES, service) ? PAGES[service] : undefined
  const [path = '', hash] = (page ?? `${service}/home`).split('#')
  return `/${path}${query}${hash === undefined ? '' : `#${hash}`}`
}
